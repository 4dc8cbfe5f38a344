import { apiError } from '../http/api-error.ts'
import type { Field } from '../schema/field.ts'
import type { ObjectSchema } from '../schema/object.ts'
import type { Fields } from './check-record.ts'
import { fault } from './fault.ts'
import { createRecord, type Outcome, updateRecord, type Writer } from './write-record.ts'

/** Creates or updates the record with an external id. */
export function upsertRecord({ key, value }: { key: Field; value: unknown }, fields: Fields, writer: Writer): Outcome {
  if (typeof value !== 'string' || value === '')
    return { faults: [fault('MISSING_ARGUMENT', `${key.name} not specified`, [key.name])] }
  const matching = writer.org.tables.rows(writer.object.name).filter((row) => sameText(row[key.name], value))
  if (matching.length > 1) {
    return { faults: [fault('DUPLICATE_EXTERNAL_ID', `${key.name}: more than one record found for external id field`)] }
  }
  const [existing] = matching
  if (key.name === 'Id') return updateRecord(value, fields, writer)
  return existing ? updateRecord(existing.Id, fields, writer) : createRecord({ ...fields, [key.name]: value }, writer)
}

/** The external id field of an upsert, or the platform's refusal. */
export function externalIdField(name: string, object: ObjectSchema): Field {
  const field = object.fields.find((one) => one.name.toLowerCase() === name.toLowerCase())
  if (field && (field.externalId || field.name === 'Id')) return field
  throw apiError(404, 'NOT_FOUND', `Provided external ID field does not exist or is not accessible: ${name}`)
}

const sameText = (a: unknown, b: string) => typeof a === 'string' && a.toLowerCase() === b.toLowerCase()
