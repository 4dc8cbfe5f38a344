import { before, milliseconds } from '../../platform/clock.ts'
import { partsOf, type ForecastFacts, type Outlook } from './outlook.ts'

const LONGEST = { hours: 2 }

/** What was spent within less than this is taken for this long: a single burst is no pace. */
const SHORTEST = { minutes: 15 }

/** Spending may stop now, or double. */
const BAND = { low: 0, high: 2 }

/** Since when spending is recent: for two hours, or since anything was counted at all. */
export function recentSince(firstCount: Date | null, now: Date): Date {
  const twoHoursAgo = before(now, LONGEST)
  return firstCount && firstCount > twoHoursAgo ? firstCount : twoHoursAgo
}

/** The outlook if spending goes on at the pace of late. */
export function outlookByPace(facts: ForecastFacts): Outlook {
  const { recent, now } = facts
  const { rest } = partsOf(facts)
  const elapsed = Math.max(milliseconds(SHORTEST), now.getTime() - recent.since.getTime())
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
