/** What stands between groups of three digits: commas, points, apostrophes and blanks, also those that never break. */
const SEPARATOR = String.raw`[,，.'’ \u00a0\u2009\u202f]`

const PLAIN = /^\d+$/
const GROUPED = new RegExp(String.raw`^[1-9]\d{0,2}(${SEPARATOR})\d{3}(?:\1\d{3})*$`)

const FULL_WIDTH_ZERO = '０'.charCodeAt(0)

/**
 * The integer in a text that somebody typed, grouped as in any of our languages or not at all; undefined if it is not
 * one. Groups that are set apart differently may be two numbers, or a decimal: they are not one integer.
 */
export function parseGroupedInteger(text: string): bigint | undefined {
  const typed = narrowDigits(text.trim())
  if (!PLAIN.test(typed) && !GROUPED.test(typed)) return undefined
  return BigInt(typed.replace(/\D/g, ''))
}

/** The wide digits of East Asian keyboards as ordinary ones. */
const narrowDigits = (text: string): string =>
  text.replace(/[０-９]/g, (digit) => String(digit.charCodeAt(0) - FULL_WIDTH_ZERO))
