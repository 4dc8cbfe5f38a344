import { Decimal } from '../values/decimal.ts'
import type { Machine } from '../run/machine.ts'
import { knownField, setField } from '../values/rows.ts'
import { unsupported } from '../faults.ts'
import { ApexList, ApexMap, Moment, Row, TypeValue, type Value } from '../values/values.ts'
import { untyped } from './json.ts'
import { entriesOf } from './maps.ts'

/** What `JSON.serialize` writes. UNSURE which letters it escapes: odd seeds escape all but plain ASCII. */
export function serialized(value: Value, seed: number): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'number' || typeof value === 'bigint') {
    return String(value)
  }
  if (typeof value === 'string') return seed % 2 === 0 ? JSON.stringify(value) : fullyEscaped(value)
  if (value instanceof Decimal) return value.text
  if (value instanceof ApexList) return `[${value.items.map((item) => serialized(item, seed)).join()}]`
  if (!(value instanceof ApexMap)) return unsupported('JSON.serialize of this value')
  const entries = entriesOf(value).map((entry) => `${serialized(entry.key, seed)}:${serialized(entry.value, seed)}`)
  return `{${entries.join()}}`
}

const fullyEscaped = (text: string): string =>
  `"${text.replace(/[^\w :;.,+-]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)}"`

/** What `JSON.deserialize` reads: a Datetime, or a row with its fields. */
export function typed(text: string, wanted: Value, machine: Machine): Value {
  const name = wanted instanceof TypeValue ? wanted.type.name : ''
  const value = untyped(text, machine)
  if (name === 'datetime') return momentFrom(value, machine)
  if (!machine.org.schema.has(name) || !(value instanceof ApexMap)) return unsupported(`JSON as ${name}`)
  const row = new Row(name)
  for (const entry of entriesOf(value)) {
    const field = typeof entry.key === 'string' ? entry.key.toLowerCase() : unsupported('a field without a name')
    const isMoment = knownField(name, field, machine).type === 'DateTime'
    setField(row, { name: field, value: isMoment ? momentFrom(entry.value, machine) : entry.value }, machine)
  }
  return row
}

/** UNSURE which exception an invalid Datetime throws. The seed decides, so that the code must handle both. */
function momentFrom(value: Value, { raise, seed }: Machine): Moment {
  const isMoment = typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(value)
  if (isMoment) return new Moment(Date.parse(value))
  return raise(seed % 2 === 0 ? 'JSONException' : 'TypeException', 'Invalid date/time')
}
