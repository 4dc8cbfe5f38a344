import { creditsWithin, type Hours } from './hours.ts'
import { partsOf, type ForecastFacts, type Outlook } from './outlook.ts'

const DAYS_NEEDED = 3
const DAYS_FOR_HIGH_CERTAINTY = 7

/** A spread is small if it is at most this part of what the whole window will take. */
const SMALL_SPREAD = 0.1

/** A day that will take more than so many usual days is not like them, and they say nothing about it. */
const LARGEST_SCALE = 3

/**
 * The outlook by the days before. None if they are too few, if nothing is spent on a usual day, or if today is not like
 * them.
 */
export function outlookByHistory(facts: ForecastFacts): Outlook | undefined {
  const { daysBefore, today } = facts
  const { past, rest } = partsOf(facts)
  const pasts = daysBefore.map((hours) => creditsWithin(hours, past))
  const rests = daysBefore.map((hours) => creditsWithin(hours, rest))
  const usualRest = quantile(rests, 0.5)
  const usualDay = quantile(pasts, 0.5) + usualRest
  const scale = (creditsWithin(today, past) + usualRest) / usualDay
  if (daysBefore.length < DAYS_NEEDED || usualDay === 0 || scale > LARGEST_SCALE) return undefined
  const expected = scale * usualRest
  const low = Math.min(1, scale) * quantile(rests, 0.1)
  const high = Math.max(1, scale) * quantile(rests, 0.9)
  const isNarrow = high - low <= SMALL_SPREAD * (facts.spent + expected)
  const certainty = daysBefore.length >= DAYS_FOR_HIGH_CERTAINTY && isNarrow ? 'high' : 'medium'
  return { basis: 'history', certainty, low, expected, high, shape: sumOf(daysBefore) }
}

/** The value below which a part of the values lies, between two of them where it falls between. */
function quantile(values: number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  const position = (sorted.length - 1) * part
  const [below = 0, above = below] = sorted.slice(Math.floor(position))
  return below + (above - below) * (position - Math.floor(position))
}

const sumOf = (days: Hours[]): Hours =>
  days.reduce((sum, hours) => hours.map((credits, hour) => credits + (sum[hour] ?? 0)), [])
