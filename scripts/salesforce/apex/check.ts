/** Checks what the parser and the type check of Apex miss: reserved names, the names in queries, and gaps in the tests. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { classesIn } from './class.ts'
import { faultsOfNames } from './names.ts'
import { faultsOfTests } from './tests.ts'
import { parseApex } from '../../../packages/apex-interpreter/index.ts'
import { report } from '../report.ts'
import { faultsOfReview, reviewedSchema, schemaFrom, schemaOfDeclarations, schemaOfFiles } from './schema.ts'
import { faultsOfQueries, queriesIn } from './soql.ts'
import { packageSources, projectRoot } from '../sources.ts'

const DECLARATIONS = join(projectRoot, 'node_modules/jsforce/lib/types/standard-schema.d.ts')

const declarations = schemaOfDeclarations(readFileSync(DECLARATIONS, 'utf8'))
const ofThePackage = schemaOfFiles(packageSources('*.field-meta.xml').map(({ path }) => path))
const schema = schemaFrom(ofThePackage, declarations, reviewedSchema)
const parsed = await Promise.all(
  packageSources('*.{cls,trigger}').map(async ({ path, text }) => ({ path, tree: await parseApex(text) })),
)
const declared = parsed.map(({ tree }) => classesIn(tree))
const [tests, classes] = [true, false].map((isTest) => declared.filter(([outer]) => outer?.isTest === isTest).flat())

report('Names, queries and tests of Apex', [
  ...parsed.flatMap(({ path, tree }) => faultsOfNames(path, tree)),
  ...parsed.flatMap(({ path, tree }) => faultsOfQueries(path, tree, schema)),
  ...faultsOfReview(
    parsed.flatMap(({ tree }) => queriesIn(tree)),
    declarations,
  ),
  ...faultsOfTests(classes ?? [], tests ?? []),
])
