import { Decimal } from './decimal.ts'
import { notKnown } from '../faults.ts'
import type { Value } from './values.ts'

/** A value in a text that it is added to. */
export function textOf(value: Value): string {
  if (value instanceof Decimal) return value.text
  if (value !== null && typeof value === 'object') return notKnown('the text of a value of this type')
  return String(value)
}
