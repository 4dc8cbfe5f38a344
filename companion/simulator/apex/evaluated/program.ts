import { readProgram, type OrgFacts, type Program } from '../../../../packages/apex-interpreter/index.ts'
import { packageFacts } from '../../../../scripts/salesforce/apex-runs/package-org.ts'
import { packageSources } from '../../../../scripts/salesforce/sources.ts'

/** The classes of the package, and what it brings to an org. */
type ReadPackage = { program: Program; facts: OrgFacts }

let known: Promise<ReadPackage> | undefined

/** Reads the package at its first use, as the parser takes seconds. */
export function readPackage(): Promise<ReadPackage> {
  known ??= readProgram(
    packageSources('classes/**/*.cls')
      .filter(({ path }) => !path.includes('/tests/'))
      .map(({ text }) => text),
  ).then((program) => ({ program, facts: packageFacts() }))
  return known
}
