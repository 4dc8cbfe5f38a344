import { Decimal } from '../values/decimal.ts'
import { CAUSE, MESSAGE } from '../run/exceptions.ts'
import { readField } from '../values/rows.ts'
import { notKnown } from '../faults.ts'
import { Moment, type Constant, type Instance, type Row } from '../values/values.ts'
import type { Methods } from './given.ts'

const MINUTE = 60_000

/** The methods of a Decimal, and of Integers and Longs as far as they are the same. */
export const DECIMAL_METHODS: Methods<Decimal> = {
  'format/0': ({ units, scale, text }) =>
    scale === 0 ? units.toLocaleString('en-US') : notKnown(`how ${text} is written for people`),
  'intvalue/0': (decimal) => decimal.intValue(),
  'longvalue/0': (decimal) => decimal.longValue(),
  'striptrailingzeros/0': (decimal) => stripped(decimal),
  'toplainstring/0': (decimal) => decimal.text,
}

function stripped(decimal: Decimal): Decimal {
  const [, whole = '', places = ''] = /^(-?\d+)(?:\.(\d*?)0*)?$/.exec(decimal.text) ?? []
  return new Decimal(BigInt(whole + places), places.length)
}

/** The methods of a Datetime. UNSURE what `addDays` makes of a day of 23 hours. */
export const MOMENT_METHODS: Methods<Moment> = {
  'addhours/1': ({ at }, given) => new Moment(at + given.integer(0) * 60 * MINUTE),
  'addminutes/1': ({ at }, given) => new Moment(at + given.integer(0) * MINUTE),
  'gettime/0': ({ at }) => BigInt(at),
}

/** The methods of a value of an enum. */
export const CONSTANT_METHODS: Methods<Constant> = {
  'name/0': ({ name }) => name,
  'ordinal/0': ({ ordinal }) => ordinal,
}

/** The methods of a row. */
export const ROW_METHODS: Methods<Row> = {
  'get/1': (row, given, machine) => readField(row, given.text(0).toLowerCase(), machine),
}

/** The methods that every exception has. */
export const EXCEPTION_METHODS: Methods<Instance> = {
  'getcause/0': ({ slots }) => slots.get(CAUSE) ?? null,
  'getmessage/0': ({ slots }) => slots.get(MESSAGE) ?? null,
  'setmessage/1': ({ slots }, given) => {
    slots.set(MESSAGE, given.text(0))
    return null
  },
}
