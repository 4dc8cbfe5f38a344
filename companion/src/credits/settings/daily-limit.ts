import { refusal } from '../refusals.ts'

/** The bounds of the daily limit: what the product promises, and what its column holds. */
export const DAILY_LIMIT = { minimum: 100_000, maximum: 2_147_483_647 }

/** Parses the daily limit that a person typed, or refuses it with its bounds. */
export function decideDailyLimit(typed: string | number): number {
  const limit = typeof typed === 'string' ? parseGroupedInteger(typed) : integerOf(typed)
  if (limit === undefined) throw refusal('DAILY_LIMIT_NOT_A_NUMBER')
  if (limit < DAILY_LIMIT.minimum) throw refusal('DAILY_LIMIT_TOO_LOW', { minimum: DAILY_LIMIT.minimum })
  if (limit > DAILY_LIMIT.maximum) throw refusal('DAILY_LIMIT_TOO_HIGH', { maximum: DAILY_LIMIT.maximum })
  return Number(limit)
}

const integerOf = (value: number): number | undefined => (Number.isInteger(value) ? value : undefined)

/** Separators of digit groups: commas, points, apostrophes and blanks, including the non-breaking ones. */
const SEPARATOR = String.raw`[,，.'’ \u00a0\u2009\u202f]`

const PLAIN = /^\d+$/
const GROUPED = new RegExp(String.raw`^[1-9]\d{0,2}(${SEPARATOR})\d{3}(?:\1\d{3})*$`)

const FULL_WIDTH_ZERO = '０'.charCodeAt(0)

/**
 * Parses an integer, with or without digit groups as any of our languages writes them. Returns undefined otherwise.
 * Mixed separators may mean two numbers or a decimal, so they are not one integer.
 */
export function parseGroupedInteger(text: string): bigint | undefined {
  const typed = narrowDigits(text.trim())
  if (!PLAIN.test(typed) && !GROUPED.test(typed)) return undefined
  return BigInt(typed.replace(/\D/g, ''))
}

/** Turns the full-width digits of East Asian keyboards into ASCII digits. */
const narrowDigits = (text: string): string =>
  text.replace(/[０-９]/g, (digit) => String(digit.charCodeAt(0) - FULL_WIDTH_ZERO))
