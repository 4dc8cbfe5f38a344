import { Decimal } from '../values/decimal.ts'
import { decimalOf } from '../values/fit.ts'
import type { Call, Machine } from '../run/machine.ts'
import { unsupported } from '../faults.ts'
import {
  ApexList,
  ApexMap,
  ApexSet,
  Constant,
  Day,
  PlatformObject,
  Instance,
  Moment,
  Row,
  type Value,
} from '../values/values.ts'
import { Arguments, type Methods } from './arguments.ts'
import { LIST_METHODS } from './lists.ts'
import { MAP_METHODS } from './maps.ts'
import { DAY_METHODS, MOMENT_METHODS } from '../platform/dates.ts'
import { CONSTANT_METHODS, DECIMAL_METHODS, EXCEPTION_METHODS, ROW_METHODS } from './others.ts'
import { SET_METHODS } from './sets.ts'
import { STRING_METHODS } from './strings.ts'

/** Calls a platform method on a value. */
export function instanceMethod(value: Value, { name, values, node }: Call, machine: Machine): Value {
  const key = `${name}/${values.length}`
  const on = <Receiver extends Value>(receiver: Receiver, methods: Methods<Receiver>): Value =>
    (methods[key] ?? unsupported(`the method ${key}`, node))(receiver, new Arguments(values), machine)

  if (typeof value === 'string') return on(value, STRING_METHODS)
  if (value instanceof ApexList) return on(value, LIST_METHODS)
  if (value instanceof ApexSet) return on(value, SET_METHODS)
  if (value instanceof ApexMap) return on(value, MAP_METHODS)
  if (value instanceof Moment) return on(value, MOMENT_METHODS)
  if (value instanceof Day) return on(value, DAY_METHODS)
  if (value instanceof Row) return on(value, ROW_METHODS)
  if (value instanceof Constant) return on(value, CONSTANT_METHODS)
  if (value instanceof Instance && machine.program.isKindOf(value.of, 'exception')) return on(value, EXCEPTION_METHODS)
  if (value instanceof PlatformObject)
    return (value.methods[key] ?? unsupported(`the method ${value.type}.${key}`, node))(values)
  const decimal = decimalOf(value)
  return decimal instanceof Decimal ? on(decimal, DECIMAL_METHODS) : unsupported(`the method ${key}`, node)
}
