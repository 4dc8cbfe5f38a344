import type { Machine } from '../run/machine.ts'
import { unsupported, CompileError } from '../faults.ts'
import type { ApexType } from '../syntax/types.ts'
import { Moment, type Row, type Value } from './values.ts'

/** The Apex type of a field, by the type in its metadata. */
const TYPES: Record<string, string> = {
  Checkbox: 'boolean',
  DateTime: 'datetime',
  LongTextArea: 'string',
  Number: 'decimal',
  Text: 'string',
}

/** The value of a field. Null when it was never set. */
export function readField(row: Row, name: string, machine: Machine): Value {
  fieldType(row, name, machine)
  if (row.selected?.has(name) === false) return machine.raise('SObjectException', `${name} was not queried`)
  return row.fields.get(name) ?? null
}

/** Sets a field to a value, converted to its type. */
export function writeField(row: Row, { name, value }: { name: string; value: Value }, machine: Machine) {
  const type = fieldType(row, name, machine)
  row.fields.set(name, type ? machine.assigned(value, type) : plain(value))
}

/** The type of a field of a known object. Undefined for standard fields. */
function fieldType({ object }: Row, name: string, { fieldTypes }: Machine): ApexType | undefined {
  const fields = fieldTypes.get(object)
  if (!fields) return undefined
  const type = fields.get(name)
  if (type === undefined && name.endsWith('__c')) throw new CompileError(`${object} has no field ${name}`)
  if (type === undefined) return undefined
  return { name: TYPES[type] ?? unsupported(`fields of the type ${type}`), arguments: [] }
}

const plain = (value: Value): Value =>
  value === null || typeof value === 'string' || typeof value === 'boolean' || value instanceof Moment
    ? value
    : unsupported('a standard field of this type')
