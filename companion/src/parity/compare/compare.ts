import { ordered } from '../fingerprint/canonical.ts'
import { compareAutomation } from './automation.ts'
import { compareObjects } from './objects.ts'
import { differenceOf, inReportOrder, type Difference, type Severity } from './difference.ts'
import type { Fingerprint } from '../fingerprint/fingerprint.ts'

/** What a sandbox and production differ in, in an order of its own, and how many things are the same. */
export type Comparison = {
  differences: Difference[]
  counts: { blocking: number; notable: number; identical: number }
}

/** Compares a sandbox with production. The order in which they tell of themselves makes no difference. */
export const compare = (sandbox: Fingerprint, production: Fingerprint): Comparison =>
  compareOrdered(ordered(sandbox), ordered(production))

function compareOrdered(sandbox: Fingerprint, production: Fingerprint): Comparison {
  const compared = [...compareObjects(sandbox, production), ...compareAutomation(sandbox, production)]
  const differences = compared.flatMap(({ found }) => found.map(differenceOf)).toSorted(inReportOrder)
  const countOf = (wanted: Severity) => differences.filter(({ severity }) => severity === wanted).length
  const identical = compared.reduce((sum, one) => sum + one.identical, 0)
  return { differences, counts: { blocking: countOf('blocking'), notable: countOf('notable'), identical } }
}
