import { Decimal } from './decimal.ts'
import type { Program } from '../run/program.ts'
import type { ApexType } from '../syntax/types.ts'
import { idFrom } from '../org/ids.ts'
import {
  ApexList,
  ApexMap,
  ApexSet,
  ClockTime,
  Constant,
  Day,
  PlatformObject,
  Instance,
  Moment,
  Row,
  TypeValue,
  type Value,
} from './values.ts'

/** Converts a number to a Decimal. Undefined for other values. */
export function decimalOf(value: Value): Decimal | undefined {
  if (value instanceof Decimal) return value
  return typeof value === 'number' || typeof value === 'bigint' ? new Decimal(BigInt(value)) : undefined
}

const only = (isOne: (value: Value) => boolean) => (value: Value) => (isOne(value) ? value : undefined)

/** Converts a value to a platform type. Undefined when it does not fit. */
const PLATFORM: Record<string, (value: Value) => Value | undefined> = {
  object: (value) => value,
  boolean: only((value) => typeof value === 'boolean'),
  integer: only((value) => typeof value === 'number'),
  long: (value) => (typeof value === 'number' || typeof value === 'bigint' ? BigInt(value) : undefined),
  decimal: decimalOf,
  string: only((value) => typeof value === 'string'),
  id: (value) => (typeof value === 'string' ? idFrom(value) : undefined),
  date: only((value) => value instanceof Day),
  time: only((value) => value instanceof ClockTime),
  datetime: only((value) => value instanceof Moment),
  list: only((value) => value instanceof ApexList),
  set: only((value) => value instanceof ApexSet),
  map: only((value) => value instanceof ApexMap),
  type: only((value) => value instanceof TypeValue),
  sobject: only((value) => value instanceof Row),
}

/** Converts a value to a type. Undefined when it does not fit. */
export function fit(value: Value, type: ApexType, program: Program): Value | undefined {
  if (value === null) return null
  const platform = PLATFORM[type.name]
  if (platform) return platform(value)
  if (value instanceof Instance) return program.isKindOf(value.of, type.name) ? value : undefined
  if (value instanceof Constant) return value.of.name === type.name ? value : undefined
  if (value instanceof PlatformObject) return value.type === type.name ? value : undefined
  return value instanceof Row && value.object === type.name ? value : undefined
}
