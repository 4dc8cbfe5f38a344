import { before, milliseconds } from '../../platform/clock.ts'
import { partsOf, type ForecastFacts, type Outlook } from './outlook.ts'

const MAX_RECENT = { hours: 2 }

/** A shorter time counts as this long: a single burst is no pace. */
const MIN_RECENT = { minutes: 15 }

/** Spending may stop now or double. */
const BAND = { low: 0, high: 2 }

/** When recent spending begins: two hours ago, or with the first count if that is later. */
export function recentSince(firstCount: Date | null, now: Date): Date {
  const twoHoursAgo = before(now, MAX_RECENT)
  return firstCount && firstCount > twoHoursAgo ? firstCount : twoHoursAgo
}

/** Predicts that spending continues at its recent pace. */
export function outlookByPace(facts: ForecastFacts): Outlook {
  const { recent, now } = facts
  const { rest } = partsOf(facts)
  const elapsed = Math.max(milliseconds(MIN_RECENT), now.getTime() - recent.since.getTime())
  const expected = (recent.credits * (rest.to - rest.from)) / elapsed
  return {
    basis: 'pace',
    certainty: 'low',
    low: BAND.low * expected,
    expected,
    high: BAND.high * expected,
    shape: Array.from({ length: Math.ceil(rest.to / milliseconds({ hours: 1 })) }, () => 1),
  }
}
