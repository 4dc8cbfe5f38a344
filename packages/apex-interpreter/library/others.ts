import { Decimal } from '../values/decimal.ts'
import { CAUSE, MESSAGE } from '../run/exceptions.ts'
import { readField, writeField } from '../values/rows.ts'
import { ofUser } from '../platform/user-info.ts'
import { unsupported } from '../faults.ts'
import { fieldOf, shapeOf } from '../org/schema.ts'
import type { Machine } from '../run/machine.ts'
import { OBJECT, STRING } from '../syntax/types.ts'
import { keyOf } from '../values/equality.ts'
import { ApexMap, type Constant, type Instance, type Row } from '../values/values.ts'
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
  'getpopulatedfieldsasmap/0': (row, _args, machine) => populatedFields(row, machine),
  'put/2': (row, args, machine) => {
    const name = args.text(0).toLowerCase()
    const before = readField(row, name, machine)
    writeField(row, { name, value: args.value(1) }, machine)
    return before
  },
}

/** UNSURE whether the platform leaves out a field that a query found empty. */
function populatedFields({ object, fields }: Row, { org, seed }: Machine): ApexMap {
  const map = new ApexMap({ name: 'map', arguments: [STRING, OBJECT] }, seed)
  for (const [name, value] of fields) {
    const key = fieldOf(shapeOf(object, org.schema), name)?.name ?? name
    if (value !== null) map.entries.set(keyOf(key), { key, value })
  }
  return map
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
