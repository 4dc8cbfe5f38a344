/** Parses every class and trigger with Salesforce's own parser, which comes with the formatter. */
import { format } from 'prettier'
import { report, type Failures } from '../report.ts'
import { packageSources, type Source } from '../sources.ts'

async function faultsOf({ path, text }: Source): Promise<Failures> {
  try {
    await format(text, { parser: 'apex', plugins: ['prettier-plugin-apex'] })
    return []
  } catch (error) {
    return [`${path}: ${error instanceof Error ? error.message : String(error)}`]
  }
}

const faults = await Promise.all(packageSources('*.{cls,trigger}').map(faultsOf))
report('Apex syntax', faults.flat())
