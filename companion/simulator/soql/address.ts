import type { Row, Scalar } from '../records/row.ts'
import type { Field } from '../schema/field.ts'
import type { ObjectSchema } from '../schema/object.ts'
import { fieldValue } from './scope.ts'

/** The value of a field as an answer shows it: an address is an object of its parts. */
export function shownValue(row: Row, field: Field, object: ObjectSchema): Scalar | Record<string, Scalar> {
  if (field.type !== 'address') return fieldValue(row, field)
  const prefix = field.name.replace(/Address$/, '')
  const parts = object.fields.filter((part) => part.compoundFieldName === field.name)
  const entries = parts.map((part) => [lowerFirst(part.name.slice(prefix.length)), fieldValue(row, part)] as const)
  return entries.every(([, value]) => value === null) ? null : Object.fromEntries(entries)
}

const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1)
