import { idFrom } from '../org/ids.ts'
import { fieldOf, shapeOf, type Field } from '../org/schema.ts'
import type { Machine } from '../run/machine.ts'
import { unsupported, CompileError } from '../faults.ts'
import type { ApexType } from '../syntax/types.ts'
import { Row, type Value } from './values.ts'

/** The Apex type of a field, by the type in its metadata. */
const TYPES: Record<string, string> = {
  AutoNumber: 'string',
  Checkbox: 'boolean',
  Currency: 'decimal',
  Date: 'date',
  DateTime: 'datetime',
  Email: 'string',
  Id: 'id',
  Integer: 'integer',
  LongTextArea: 'string',
  Number: 'decimal',
  Percent: 'decimal',
  Phone: 'string',
  Picklist: 'string',
  Reference: 'id',
  Text: 'string',
  TextArea: 'string',
  Url: 'string',
}

/** The object of the rows that an aggregating query returns. */
export const AGGREGATE = 'aggregateresult'

/** Creates a row as `new X()` does. */
export function newRow(object: string, { org }: Machine): Row {
  shapeOf(object, org.schema)
  return new Row(object)
}

/** The value of a field, or the row that a reference leads to. Null when it was never set. */
export function readField(row: Row, name: string, machine: Machine): Value {
  if (row.object !== AGGREGATE && !isRelation(row, name, machine)) fieldType(row.object, name, machine)
  if (row.selected?.has(name) === false) {
    const text = `SObject row was retrieved via SOQL without querying the requested field: ${row.object}.${name}`
    return machine.raise('SObjectException', text)
  }
  return row.fields.get(name) ?? null
}

const isRelation = ({ object }: Row, name: string, { org }: Machine): boolean =>
  [...shapeOf(object, org.schema).fields.values()].some(({ parent }) => parent?.relationship === name)

/** Sets a field to a value, converted to its type. Code cannot set a field that only the platform writes. */
export function writeField(row: Row, { name, value }: { name: string; value: Value }, machine: Machine) {
  const field = knownField(row.object, name, machine)
  if (field.isReadOnly && name !== 'id') throw new CompileError(`Field is not writeable: ${row.object}.${name}`)
  setField(row, { name, value }, machine)
}

/** Sets a field of any kind, as JSON does. */
export function setField(row: Row, { name, value }: { name: string; value: Value }, machine: Machine) {
  row.fields.set(name, machine.assigned(value, fieldType(row.object, name, machine)))
  row.selected?.add(name)
}

/** The Apex type of a field. */
function fieldType(object: string, name: string, machine: Machine): ApexType {
  const { type } = knownField(object, name, machine)
  return { name: TYPES[type] ?? unsupported(`fields of the type ${type}`), arguments: [] }
}

/** A field that the compiler knows. */
export function knownField(object: string, name: string, { org }: Machine): Field {
  const field = fieldOf(shapeOf(object, org.schema), name)
  if (!field) throw new CompileError(`${object} has no field ${name}`)
  return field
}

/** The id of a row. Undefined when it has none. */
export function idOf(row: Row): string | undefined {
  const id = row.fields.get('id')
  return typeof id === 'string' ? (idFrom(id) ?? id) : undefined
}
