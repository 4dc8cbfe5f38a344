import { unsupported } from '../faults.ts'
import type { Field, SObjectShape } from '../org/schema.ts'
import type { Machine } from '../run/machine.ts'
import { areEqual } from '../values/equality.ts'
import { Decimal } from '../values/decimal.ts'
import type { Row, Value } from '../values/values.ts'
import type { Fault } from './ended.ts'
import { isRestricted } from './picklists.ts'

/** What the platform holds against a row as it would be stored. */
export function faultsOfRow(row: Row, shape: SObjectShape, machine: Machine): Fault[] {
  const all = [...shape.fields.values()]
  const missing = all.filter((field) => field.isRequired && valueIn(row, field) === null).map(({ name }) => name)
  if (missing.length > 0) {
    const message = `Required fields are missing: [${missing.join(', ')}]`
    return [{ code: 'REQUIRED_FIELD_MISSING', message, fields: missing }]
  }
  return all.flatMap((field) => {
    const value = valueIn(row, field)
    return value === null ? [] : [...faultsOfValue(value, field), ...faultsOfPlace(row, { field, value }, machine)]
  })
}

const valueIn = (row: Row, { name }: Field): Value => row.fields.get(name.toLowerCase()) ?? null

function faultsOfValue(value: Value, field: Field): Fault[] {
  const fault = (code: string, message: string) => [{ code, message, fields: [field.name] }]
  if (typeof value === 'string') {
    if (field.length !== undefined && value.length > field.length) {
      const message = `${field.name}: data value too large: ${value} (max length=${field.length})`
      return fault('STRING_TOO_LONG', message)
    }
    if (field.type === 'Email' && !/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(value)) {
      return fault('INVALID_EMAIL_ADDRESS', `${field.name}: invalid email address: ${value}`)
    }
    if (isRestricted(field.name, value)) {
      return fault(
        'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
        `${field.name}: bad value for restricted picklist field: ${value}`,
      )
    }
  }
  if (value instanceof Decimal && field.digits !== undefined) {
    if (value.roundedTo(field.scale ?? 0) === undefined)
      return unsupported(`a number with more decimals than ${field.name}`)
    const most = new Decimal(10n ** BigInt(field.digits - (field.scale ?? 0)))
    const isInside = value.compareTo(most) < 0 && new Decimal(0n).minus(value).compareTo(most) < 0
    if (!isInside) return fault('NUMBER_OUTSIDE_VALID_RANGE', `${field.name}: value outside of valid range`)
  }
  return []
}

/** Faults that only the other rows tell: a value that must be unique, a reference to no row. */
function faultsOfPlace(row: Row, { field, value }: { field: Field; value: Value }, { org, session }: Machine): Fault[] {
  if (field.isUnique) {
    const others = session.store.rows(row.object).filter(({ fields }) => fields.get('id') !== row.fields.get('id'))
    if (others.some((other) => areEqual(valueIn(other, field), value))) {
      const code = field.name === 'Username' ? 'DUPLICATE_USERNAME' : 'DUPLICATE_VALUE'
      return [{ code, message: `duplicate value found: ${field.name}`, fields: [field.name] }]
    }
  }
  if (field.type === 'Reference' && typeof value === 'string') {
    const parent = [...org.schema.values()].find(({ prefix }) => value.startsWith(prefix))
    if (!parent || !session.store.get(parent.name.toLowerCase(), value)) {
      return [
        { code: 'INVALID_CROSS_REFERENCE_KEY', message: `invalid cross reference id: ${value}`, fields: [field.name] },
      ]
    }
  }
  return []
}
