/** Checks the names in SOQL queries, which the type check of Apex leaves out. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { report } from './report.ts'
import { faultsOfQueries, schemaFrom } from './soql.ts'
import { packageSources, projectRoot } from './sources.ts'

const DECLARATIONS = join(projectRoot, 'node_modules/jsforce/lib/types/standard-schema.d.ts')

const schema = schemaFrom(readFileSync(DECLARATIONS, 'utf8'))
report(
  'SOQL fields',
  packageSources('*.{cls,trigger}').flatMap((source) => faultsOfQueries(source, schema)),
)
