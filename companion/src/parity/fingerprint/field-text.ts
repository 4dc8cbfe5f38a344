import type { Field } from './fingerprint.ts'

const WITH_LENGTH: readonly string[] = ['string', 'textarea', 'email', 'phone', 'url', 'encryptedstring']
const WITH_PRECISION: readonly string[] = ['double', 'currency', 'percent']

/** The type of a field on a line, such as `string(255)`, `currency(18,2)` or `reference(User)`. */
export function typeText(field: Field): string {
  const { type, length, references } = field
  if (WITH_LENGTH.includes(type)) return `${type}(${length})`
  if (WITH_PRECISION.includes(type)) return `${type}(${precisionText(field)})`
  return references.length > 0 ? `${type}(${references.join(',')})` : type
}

/** All digits, and those after the decimal point. */
export const precisionText = ({ precision, scale }: Field): string => `${precision},${scale}`
