import { refusal } from '../../platform/refusals/errors.ts'
import { parseGroupedInteger } from './grouped-integer.ts'

/** What the daily limit may be: at least what the product promises, at most what its column holds. */
export const DAILY_LIMIT = { minimum: 100_000, maximum: 2_147_483_647 }

/** The daily limit that somebody typed, or a refusal that says what it may be. */
export function decideDailyLimit(typed: string | number): number {
  const limit = typeof typed === 'string' ? parseGroupedInteger(typed) : integerOf(typed)
  if (limit === undefined) throw refusal('DAILY_LIMIT_NOT_A_NUMBER')
  if (limit < DAILY_LIMIT.minimum) throw refusal('DAILY_LIMIT_TOO_LOW', { minimum: DAILY_LIMIT.minimum })
  if (limit > DAILY_LIMIT.maximum) throw refusal('DAILY_LIMIT_TOO_HIGH', { maximum: DAILY_LIMIT.maximum })
  return Number(limit)
}

const integerOf = (value: number): number | undefined => (Number.isInteger(value) ? value : undefined)
