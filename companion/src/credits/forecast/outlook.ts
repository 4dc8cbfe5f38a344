import type { Hours, Stretch } from './hours.ts'
import type { Window } from '../window.ts'

/** What a forecast is made from. */
export type ForecastFacts = {
  window: Window & { limit: number }
  now: Date
  /** Credits spent, or lost to a crash. */
  spent: number
  /** Credits spent by hour of this window, and in the same hours of the days before it. */
  today: Hours
  daysBefore: Hours[]
  /** Credits spent since a recent moment. */
  recent: { credits: number; since: Date }
}

/** A prediction of what the rest of a window will take. */
export type Outlook = {
  basis: 'pace' | 'history'
  certainty: 'low' | 'medium' | 'high'
  low: number
  expected: number
  high: number
  /** How spending is spread over the hours of the window. Only the proportions count. */
  shape: Hours
}

/** The part of a window that has passed, and the rest. */
export function partsOf({ window: { start, end }, now }: Pick<ForecastFacts, 'window' | 'now'>): {
  past: Stretch
  rest: Stretch
} {
  const length = end.getTime() - start.getTime()
  const passed = Math.min(length, Math.max(0, now.getTime() - start.getTime()))
  return { past: { from: 0, to: passed }, rest: { from: passed, to: length } }
}
