import { Decimal } from './decimal.ts'
import { compareNumbers } from './equality.ts'
import { decimalOf } from './fit.ts'
import type { Machine } from '../run/machine.ts'
import { textOf } from './text.ts'
import { unsupported } from '../faults.ts'
import { Moment, type Value } from './values.ts'

const DIVISION = 'DIVISION'

/** Integers have 32 bits, overflow silently, and divide without a remainder. */
const INTEGER: Record<string, (one: number, other: number) => number> = {
  ADDITION: (one, other) => (one + other) | 0,
  SUBTRACTION: (one, other) => (one - other) | 0,
  MULTIPLICATION: Math.imul,
  [DIVISION]: (one, other) => (one / other) | 0,
}

/** Longs have 64 bits. */
const LONG: Record<string, (one: bigint, other: bigint) => bigint> = {
  ADDITION: (one, other) => one + other,
  SUBTRACTION: (one, other) => one - other,
  MULTIPLICATION: (one, other) => one * other,
  [DIVISION]: (one, other) => one / other,
}

const DECIMAL: Record<string, (one: Decimal, other: Decimal) => Decimal> = {
  ADDITION: (one, other) => one.plus(other),
  SUBTRACTION: (one, other) => one.minus(other),
  MULTIPLICATION: (one, other) => one.times(other),
  [DIVISION]: (one, other) => one.over(other),
}

/** Computes an operation in the wider of the two types. */
export function arithmetic(sign: string, [one, other]: [Value, Value], machine: Machine): Value {
  if (sign === 'ADDITION' && (typeof one === 'string' || typeof other === 'string')) return textOf(one) + textOf(other)
  if (one === null && other === null) return unsupported('an operation on two nulls')
  if (one === null || other === null) {
    return machine.raise('NullPointerException', 'Attempt to de-reference a null object')
  }
  if (sign === DIVISION && decimalOf(other)?.units === 0n) return machine.raise('MathException', 'Divide by 0')
  if (typeof one === 'number' && typeof other === 'number') return known(INTEGER, sign)(one, other)
  const [left, right] = [decimalOf(one), decimalOf(other)]
  if (!left || !right) return unsupported(`${sign} of values other than numbers`)
  if (one instanceof Decimal || other instanceof Decimal) return known(DECIMAL, sign)(left, right)
  return BigInt.asIntN(64, known(LONG, sign)(left.units, right.units))
}

const known = <Operation>(operations: Record<string, Operation>, sign: string): Operation =>
  operations[sign] ?? unsupported(sign)

/** Compares two values. UNSURE how `<` compares texts and null. */
export const compare = (one: Value, other: Value): number =>
  one instanceof Moment && other instanceof Moment ? one.at - other.at : compareNumbers(one, other)
