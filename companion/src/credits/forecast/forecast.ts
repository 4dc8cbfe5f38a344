import { offsetOfShare } from './hours.ts'
import { outlookByHistory } from './history.ts'
import { partsOf, type ForecastFacts, type Outlook } from './outlook.ts'
import { outlookByPace } from './pace.ts'

/** How many credits a window will take in the end, and when its limit will be reached, if it will. */
export type Forecast = Pick<Outlook, 'basis' | 'certainty'> & {
  spent: number
  limit: number
  low: number
  expected: number
  high: number
  reachedAt: Date | null
  daysOfHistory: number
  windowEnd: Date
}

/** What the database holds as an integer: no forecast goes beyond it. */
const MOST_CREDITS = 2_147_483_647

/**
 * Says what a window will take, from what it has taken so far.
 *
 * With three days of history or more, each day before, 14 at most, says what it took from this hour on; the one in the
 * middle is what the rest of a usual day takes. That is scaled by how today compares with a usual day, where the hours to
 * come count as usual: a busy first hour changes little, a busy afternoon much. Nine out of ten days took more than
 * `low` and nine out of ten took less than `high`, as they were or scaled, whichever is further away. With seven days or
 * more, and a band no wider than a tenth of what is expected, this is quite certain (`high`); otherwise `medium`.
 *
 * With less history, or on a day that takes more than three usual ones, spending is expected to go on as it did in the
 * last two hours. It may as well stop or double, so the band is wide and the certainty `low`.
 *
 * The limit is reached when the expected credits, spread over the hours as on the days before or evenly, add up to it.
 * The forecast says what would be asked for; the gate gives out no more than the limit.
 */
export function forecast(facts: ForecastFacts): Forecast {
  const { window, spent, daysBefore } = facts
  const outlook = outlookByHistory(facts) ?? outlookByPace(facts)
  const { basis, certainty, low, expected, high } = outlook
  const inTheEnd = (credits: number) => Math.max(spent, Math.min(MOST_CREDITS, Math.round(spent + credits)))
  return {
    spent,
    limit: window.limit,
    low: inTheEnd(low),
    expected: inTheEnd(expected),
    high: inTheEnd(high),
    reachedAt: reachedAt(inTheEnd(expected), outlook, facts),
    certainty,
    basis,
    daysOfHistory: daysBefore.length,
    windowEnd: window.end,
  }
}

function reachedAt(total: number, { expected, shape }: Outlook, facts: ForecastFacts): Date | null {
  const { window, now, spent } = facts
  if (spent >= window.limit) return now
  if (total < window.limit) return null
  const share = (window.limit - spent) / expected
  return new Date(window.start.getTime() + Math.ceil(offsetOfShare(shape, share, partsOf(facts).rest)))
}
