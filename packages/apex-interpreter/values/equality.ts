import { Decimal } from './decimal.ts'
import { decimalOf } from './fit.ts'
import { unsupported } from '../faults.ts'
import { ApexList, ApexMap, ApexSet, ClockTime, Constant, Day, Instance, Moment, Row, type Value } from './values.ts'

/** `==`: ignores the case of texts and the type of numbers. */
export function areEqual(one: Value, other: Value): boolean {
  if (typeof one === 'string' && typeof other === 'string') return folded(one) === folded(other)
  if (isNumber(one) && isNumber(other)) return compareNumbers(one, other) === 0
  return areSame(one, other)
}

/** Equality of keys, elements and assertions: case-sensitive. */
export function areSame(one: Value, other: Value): boolean {
  if (one === null || other === null) return one === other
  if (isNumber(one) || isNumber(other)) return sameNumbers(one, other)
  if (typeof one !== 'object' || typeof other !== 'object') return one === other
  if (one instanceof Moment && other instanceof Moment) return one.at === other.at
  if (one instanceof Day && other instanceof Day) return dayKey(one) === dayKey(other)
  if (one instanceof ClockTime && other instanceof ClockTime) return one.at === other.at
  if (one instanceof Constant && other instanceof Constant) return one.of === other.of && one.ordinal === other.ordinal
  if (one instanceof ApexList && other instanceof ApexList) return sameLists(one.items, other.items)
  if (one instanceof ApexSet && other instanceof ApexSet) return sameKeys(one.items, other.items)
  if (one instanceof ApexMap && other instanceof ApexMap) return sameMaps(one, other)
  if (one instanceof Row || other instanceof Row) return unsupported('the equality of rows')
  return sameInstances(one, other)
}

const dayKey = ({ year, month, day }: Day): string => [year, month, day].join('-')

const sameLists = (one: Value[], other: Value[]): boolean =>
  one.length === other.length && one.every((item, index) => areSame(item, other[index] ?? null))

const sameKeys = (one: Map<string, unknown>, other: Map<string, unknown>): boolean =>
  one.size === other.size && [...one.keys()].every((key) => other.has(key))

const sameMaps = ({ entries: one }: ApexMap, { entries: other }: ApexMap): boolean =>
  sameKeys(one, other) && [...one].every(([key, { value }]) => areSame(value, other.get(key)?.value ?? null))

function sameInstances(one: Value, other: Value): boolean {
  const isOwn = one instanceof Instance && one.of.methods.some(({ name }) => name === 'equals')
  return isOwn ? unsupported(`equals of ${one.of.written}`) : one === other
}

/** Whether it is an Integer, a Long or a Decimal. */
export const isNumber = (value: Value): value is number | bigint | Decimal =>
  typeof value === 'number' || typeof value === 'bigint' || value instanceof Decimal

function sameNumbers(one: Value, other: Value): boolean {
  if (typeof one !== typeof other) return unsupported('the equality of a number and another type')
  return compareNumbers(one, other) === 0
}

/** Compares two numbers of any type. */
export function compareNumbers(one: Value, other: Value): number {
  const [left, right] = [decimalOf(one), decimalOf(other)]
  return left && right ? left.compareTo(right) : unsupported('a comparison of values other than numbers')
}

/** Folds the case of a text letter by letter. Skips letters whose other case is longer, such as ß. */
const folded = (text: string): string =>
  Array.from(text)
    .map((letter) => single(letter, letter.toUpperCase()))
    .map((letter) => single(letter, letter.toLowerCase()))
    .join('')

const single = (letter: string, changed: string): string => (changed.length === letter.length ? changed : letter)

/** A text that is unique to a key of a set or map. */
export function keyOf(value: Value): string {
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'string') return `text ${value}`
  if (typeof value === 'number') return `integer ${value}`
  if (typeof value === 'bigint') return `long ${value}`
  if (value instanceof Moment) return `moment ${value.at}`
  if (value instanceof Constant) return `constant ${value.of.name}.${value.name}`
  if (value instanceof Day) return `day ${dayKey(value)}`
  return unsupported('a key of this type')
}
