import { Decimal } from './decimal.ts'
import { unsupported } from '../faults.ts'
import type { Value } from './values.ts'

/** What a value adds to a text by `+`. */
export function textOf(value: Value): string {
  if (value instanceof Decimal) return value.text
  if (value !== null && typeof value === 'object') return unsupported('the text of a value of this type')
  return String(value)
}
