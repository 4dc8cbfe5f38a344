import type { Tone } from 'kit/status'
import { openOf, type Report } from 'parity/parityFilter'

/** What a report comes to. */
export type Headline = 'blocking' | 'unchecked' | 'accepted' | 'none-blocking' | 'identical'

/** Only what was compared in full is good. */
export const TONES: Record<Headline, Tone> = {
  blocking: 'attention',
  unchecked: 'attention',
  accepted: 'good',
  'none-blocking': 'good',
  identical: 'good',
}

/** Whether the orgs were described by different API versions. An org without one may have any. */
export function areVersionsDifferent({ apiVersions: { sandbox, production } }: Report): boolean {
  return sandbox !== null && production !== null && sandbox !== production
}

/** The state of a report. What was not compared may block as well. */
export function headlineOf(report: Report): Headline {
  const { differences, unknown } = report
  if (openOf(differences) > 0) return 'blocking'
  if (unknown.sandbox.length > 0 || unknown.production.length > 0 || areVersionsDifferent(report)) return 'unchecked'
  if (differences.some(({ severity }) => severity === 'blocking')) return 'accepted'
  return differences.length > 0 ? 'none-blocking' : 'identical'
}
