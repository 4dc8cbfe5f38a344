import { creditsWithin, type Hours } from './hours.ts'
import { partsOf, type ForecastFacts, type Outlook } from './outlook.ts'

const DAYS_NEEDED = 3
const DAYS_FOR_HIGH_CERTAINTY = 7

/** A narrow band is at most this part of what the whole window will take. */
const NARROW_BAND = 0.1

/** A day that takes more than this many usual days cannot be predicted from them. */
const MAX_SCALE = 3

/**
 * Predicts from the days before. Returns nothing if they are too few, if a usual day spends nothing, or if today is not
 * like them.
 */
export function outlookByHistory(facts: ForecastFacts): Outlook | undefined {
  const { daysBefore, today } = facts
  const { past, rest } = partsOf(facts)
  const pasts = daysBefore.map((hours) => creditsWithin(hours, past))
  const rests = daysBefore.map((hours) => creditsWithin(hours, rest))
  const usualRest = quantile(rests, 0.5)
  const usualDay = quantile(pasts, 0.5) + usualRest
  const scale = (creditsWithin(today, past) + usualRest) / usualDay
  if (daysBefore.length < DAYS_NEEDED || usualDay === 0 || scale > MAX_SCALE) return undefined
  const expected = scale * usualRest
  const low = Math.min(1, scale) * quantile(rests, 0.1)
  const high = Math.max(1, scale) * quantile(rests, 0.9)
  const isNarrow = high - low <= NARROW_BAND * (facts.spent + expected)
  const certainty = daysBefore.length >= DAYS_FOR_HIGH_CERTAINTY && isNarrow ? 'high' : 'medium'
  return { basis: 'history', certainty, low, expected, high, shape: sumOf(daysBefore) }
}

/** The value below which a part (0 to 1) of the values lies, interpolated between neighbours. */
function quantile(values: number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  const position = (sorted.length - 1) * part
  const [below = 0, above = below] = sorted.slice(Math.floor(position))
  return below + (above - below) * (position - Math.floor(position))
}

const sumOf = (days: Hours[]): Hours =>
  days.reduce((sum, hours) => hours.map((credits, hour) => credits + (sum[hour] ?? 0)), [])
