import { Decimal } from '../values/decimal.ts'
import { CAUSE, MESSAGE } from '../run/exceptions.ts'
import { readField, writeField } from '../values/rows.ts'
import { ofUser } from '../platform/user-info.ts'
import { unsupported } from '../faults.ts'
import type { Constant, Instance, Row } from '../values/values.ts'
import type { Methods } from './arguments.ts'

/** The methods of a Decimal, and those that Integer and Long share with it. */
export const DECIMAL_METHODS: Methods<Decimal> = {
  'format/0': ({ units, scale, text }, _args, machine) =>
    scale === 0
      ? units.toLocaleString(ofUser('localesidkey', machine).replace('_', '-'))
      : unsupported(`format of ${text}`),
  'intvalue/0': (decimal) => decimal.intValue(),
  'longvalue/0': (decimal) => decimal.longValue(),
  'striptrailingzeros/0': (decimal) => stripped(decimal),
  'toplainstring/0': (decimal) => decimal.text,
}

function stripped(decimal: Decimal): Decimal {
  const [, whole = '', places = ''] = /^(-?\d+)(?:\.(\d*?)0*)?$/.exec(decimal.text) ?? []
  return new Decimal(BigInt(whole + places), places.length)
}

/** The methods of an enum value. */
export const CONSTANT_METHODS: Methods<Constant> = {
  'name/0': ({ name }) => name,
  'ordinal/0': ({ ordinal }) => ordinal,
}

/** The methods of a row. */
export const ROW_METHODS: Methods<Row> = {
  'get/1': (row, args, machine) => readField(row, args.text(0).toLowerCase(), machine),
  'put/2': (row, args, machine) => {
    const name = args.text(0).toLowerCase()
    const before = readField(row, name, machine)
    writeField(row, { name, value: args.value(1) }, machine)
    return before
  },
}

/** The methods of every exception. */
export const EXCEPTION_METHODS: Methods<Instance> = {
  'getcause/0': ({ slots }) => slots.get(CAUSE) ?? null,
  'getmessage/0': ({ slots }) => slots.get(MESSAGE) ?? null,
  'setmessage/1': ({ slots }, args) => {
    slots.set(MESSAGE, args.text(0))
    return null
  },
}
