import { offsetOfShare } from './hours.ts'
import { outlookByHistory } from './history.ts'
import { partsOf, type ForecastFacts, type Outlook } from './outlook.ts'
import { outlookByPace } from './pace.ts'

/** How many credits a window will take in total, and when it will reach its limit, if it will. */
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

/** The largest integer that the database holds. No forecast exceeds it. */
const MAX_CREDITS = 2_147_483_647

/**
 * Predicts what a window will take in total, from what it has taken so far.
 *
 * With at least three days of history, the prediction is the median of what the last days (14 at most) took from this
 * hour on, scaled by how today compares with a usual day. The hours to come count as usual in that comparison, so that a
 * busy first hour changes little and a busy afternoon much. Nine out of ten days took more than `low`, and nine out of
 * ten took less than `high`, scaled or not, whichever is further away. The certainty is `high` with at least seven days
 * and a band no wider than a tenth of the total, otherwise `medium`.
 *
 * With less history, or on a day that takes more than three usual ones, the prediction continues the pace of the last two
 * hours. Spending may just as well stop or double, so the band is wide and the certainty is `low`.
 *
 * `reachedAt` is when the expected credits, spread over the hours as on the days before or evenly, reach the limit. The
 * forecast predicts the demand. The gate never grants more than the limit.
 */
export function forecast(facts: ForecastFacts): Forecast {
  const { window, spent, daysBefore } = facts
  const outlook = outlookByHistory(facts) ?? outlookByPace(facts)
  const { basis, certainty, low, expected, high } = outlook
  const inTheEnd = (credits: number) => Math.max(spent, Math.min(MAX_CREDITS, Math.round(spent + credits)))
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
