import { isIdShaped } from '../org/ids.ts'
import type { Org } from '../org/org.ts'
import type { Row } from '../records/row.ts'
import type { Field } from '../schema/field.ts'
import type { ObjectSchema } from '../schema/object.ts'
import { valueFault } from './check-value.ts'
import { fault, type WriteFault } from './fault.ts'

export type Fields = Record<string, unknown>
export type Writing = { object: ObjectSchema; org: Org; /** The stored record, when it exists. */ existing?: Row }

/** All reasons against writing these fields. */
export function recordFaults(fields: Fields, writing: Writing): WriteFault[] {
  const unknown = unknownFields(fields, writing)
  if (unknown.length > 0) return unknown
  const given = givenFields(fields, writing.object)
  const closed = closedFault(given, writing)
  const missing = missingFault(fields, writing)
  const values = given.flatMap(([value, field]) => oneFault(value, field, writing) ?? [])
  return [closed, missing, ...values].filter((one) => one !== undefined)
}

type Given = [unknown, Field]

function givenFields(fields: Fields, object: ObjectSchema): Given[] {
  return Object.entries(fields).flatMap(([name, value]): Given[] => {
    const field = named(name, object)
    return field ? [[value, field]] : []
  })
}

function unknownFields(fields: Fields, { object }: Writing): WriteFault[] {
  const unknown = Object.keys(fields).filter((name) => !named(name, object))
  return unknown.map((name) =>
    fault('INVALID_FIELD', `No such column '${name}' on sobject of type ${object.name}`, [name]),
  )
}

function closedFault(given: Given[], { existing }: Writing): WriteFault | undefined {
  const closed = given
    .filter(([, field]) => !(existing ? field.updateable : field.createable))
    .map(([, { name }]) => name)
  if (closed.length === 0) return undefined
  const message = `Unable to create/update fields: ${closed.join(', ')}. Please check the security settings of this field and verify that it is read/write for your profile or permission set.`
  return fault('INVALID_FIELD_FOR_INSERT_UPDATE', message, closed)
}

function missingFault(fields: Fields, { object, existing }: Writing): WriteFault | undefined {
  const required = object.fields.filter((field) => !field.nillable && field.createable && !field.defaultedOnCreate)
  const missing = required.filter(({ name }) =>
    existing ? fields[name] === null || fields[name] === '' : isEmpty(fields[name]),
  )
  if (missing.length === 0) return undefined
  const names = missing.map(({ name }) => name)
  return fault('REQUIRED_FIELD_MISSING', `Required fields are missing: [${names.join(', ')}]`, names)
}

function oneFault(value: unknown, field: Field, writing: Writing): WriteFault | undefined {
  return valueFault(value, field) ?? referenceFault(value, field, writing) ?? duplicateFault(value, field, writing)
}

function referenceFault(value: unknown, field: Field, { org }: Writing): WriteFault | undefined {
  if (field.type !== 'reference' || typeof value !== 'string') return undefined
  if (!isIdShaped(value))
    return fault('MALFORMED_ID', `${field.label}: id value of incorrect type: ${value}`, [field.name])
  const found = field.referenceTo.some((object) => org.tables.find(object, value))
  return found ? undefined : fault('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id', [field.name])
}

function duplicateFault(value: unknown, field: Field, { org, object, existing }: Writing): WriteFault | undefined {
  if (!field.unique || typeof value !== 'string') return undefined
  const other = org.tables.rows(object.name).find((row) => sameText(row[field.name], value) && row.Id !== existing?.Id)
  if (!other) return undefined
  return fault(
    'DUPLICATE_VALUE',
    `duplicate value found: ${field.name} duplicates value on record with id: ${other.Id.slice(0, 15)}`,
  )
}

const named = (name: string, object: ObjectSchema) =>
  object.fields.find((field) => field.name.toLowerCase() === name.toLowerCase())
const isEmpty = (value: unknown) => value === undefined || value === null || value === ''
const sameText = (a: unknown, b: string) => typeof a === 'string' && a.toLowerCase() === b.toLowerCase()
