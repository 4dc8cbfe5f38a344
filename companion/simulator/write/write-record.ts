import { freshRecordId, isIdShaped } from '../org/ids.ts'
import type { Org } from '../org/org.ts'
import type { Person } from '../org/people.ts'
import { salesforceTime } from '../records/dates.ts'
import type { Row, Scalar } from '../records/row.ts'
import type { ObjectSchema } from '../schema/object.ts'
import { type Fields, recordFaults } from './check-record.ts'
import { fault, type WriteFault } from './fault.ts'

export type Outcome = { id: string; created: boolean } | { faults: WriteFault[] }
export type Writer = { object: ObjectSchema; org: Org; person: Person }

/** Creates a record, or returns the faults. */
export function createRecord(fields: Fields, writer: Writer): Outcome {
  const closed = closedObject('create', writer.object)
  if (closed) return closed
  if (fields.Id !== undefined || fields.id !== undefined) {
    return refused(fault('INVALID_FIELD_FOR_INSERT_UPDATE', 'cannot specify Id in an insert call', ['Id']))
  }
  const faults = recordFaults(fields, writer)
  if (faults.length > 0) return { faults }
  const row = { ...defaults(writer.object), ...scalars(fields, writer.object), ...birth(writer) }
  return { id: keep(row, writer), created: true }
}

/** Changes a record, or returns the faults. */
export function updateRecord(id: unknown, fields: Fields, writer: Writer): Outcome {
  const found = findRecord(id, writer)
  if ('faults' in found) return found
  const existing = found.row
  if (existing.IsConverted === true)
    return refused(fault('CANNOT_UPDATE_CONVERTED_LEAD', 'cannot reference converted lead'))
  const faults = recordFaults(fields, { ...writer, existing })
  if (faults.length > 0) return { faults }
  return { id: keep({ ...existing, ...scalars(fields, writer.object), ...touch(writer) }, writer), created: false }
}

/** Deletes a record, or returns the faults. */
export function deleteRecord(id: unknown, writer: Writer): Outcome {
  const found = findRecord(id, writer)
  if ('faults' in found) return found
  const existing = found.row
  writer.org.tables.remove(writer.object.name, existing.Id)
  writer.org.saveRecords.soon()
  return { id: existing.Id, created: false }
}

function findRecord(id: unknown, { object, org }: Writer): { row: Row } | { faults: WriteFault[] } {
  const closed = closedObject('update', object)
  if (closed) return closed
  if (typeof id !== 'string' || id === '')
    return refused(fault('MISSING_ARGUMENT', 'Id not specified in an update call', ['Id']))
  if (!isIdShaped(id) || !id.startsWith(object.keyPrefix)) {
    return refused(fault('MALFORMED_ID', `${object.label} ID: id value of incorrect type: ${id}`, ['Id']))
  }
  const found = org.tables.find(object.name, id)
  if (found) return { row: found }
  const deleted = org.tables.changes()[object.name]?.[id] === null
  return refused(
    deleted
      ? fault('ENTITY_IS_DELETED', 'entity is deleted')
      : fault('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id'),
  )
}

function keep(row: Row, { object, org }: Writer): string {
  org.tables.put(object.name, withName(row, object, org))
  org.saveRecords.soon()
  return row.Id
}

function scalars(fields: Fields, object: ObjectSchema): Record<string, Scalar> {
  const named = new Map(object.fields.map(({ name }) => [name.toLowerCase(), name]))
  const entries = Object.entries(fields).map(
    ([name, value]) => [named.get(name.toLowerCase()) ?? name, scalar(value)] as const,
  )
  return Object.fromEntries(entries)
}

function scalar(value: unknown): Scalar {
  return typeof value === 'number' || typeof value === 'boolean' || (typeof value === 'string' && value !== '')
    ? value
    : null
}

function defaults({ fields }: ObjectSchema): Record<string, Scalar> {
  return Object.fromEntries(
    fields.filter(({ defaultValue }) => defaultValue !== null).map(({ name, defaultValue }) => [name, defaultValue]),
  )
}

function birth(writer: Writer): Row {
  const { object, org, person } = writer
  const now = salesforceTime(org.clock.now())
  const owned = object.fields.some(({ name }) => name === 'OwnerId')
  return {
    Id: freshRecordId(object.keyPrefix),
    CreatedDate: now,
    CreatedById: person.id,
    ...(owned && { OwnerId: person.id }),
    ...touch(writer),
  }
}

function touch({ org, person }: Writer): Record<string, Scalar> {
  const now = salesforceTime(org.clock.now())
  return { LastModifiedDate: now, LastModifiedById: person.id, SystemModstamp: now }
}

function withName(row: Row, { name, fields, numberFormat }: ObjectSchema, { tables }: Org): Row {
  if (numberFormat !== undefined) {
    const ever = Object.keys(tables.changes()[name] ?? {}).length
    return { ...row, Name: row.Name ?? numbered(numberFormat, ever + 1) }
  }
  const isPerson = fields.some((field) => field.name === 'LastName')
  return isPerson ? { ...row, Name: [row.FirstName, row.LastName].filter(Boolean).join(' ') } : row
}

const numbered = (format: string, number: number): string =>
  format.replace(/\{(0+)\}/, (_, zeros: string) => String(number).padStart(zeros.length, '0'))

function closedObject(verb: string, { name, readOnly }: ObjectSchema): { faults: WriteFault[] } | undefined {
  return readOnly
    ? refused(fault('INVALID_TYPE_FOR_OPERATION', `entity type ${name} does not support ${verb}`))
    : undefined
}

const refused = (one: WriteFault) => ({ faults: [one] })
