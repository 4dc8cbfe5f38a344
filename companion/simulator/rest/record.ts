import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { apiError, ApiError, notFound } from '../http/api-error.ts'
import type { Row } from '../records/row.ts'
import type { ObjectSchema } from '../schema/object.ts'
import { shownValue } from '../soql/address.ts'
import { fieldOf } from '../soql/scope.ts'
import type { Fields } from '../write/check-record.ts'
import { externalIdField, upsertRecord } from '../write/upsert-record.ts'
import { createRecord, deleteRecord, type Outcome, updateRecord } from '../write/write-record.ts'
import { type ApiAnswer, type ApiRequest, noContent, ok, type Resource } from './resource.ts'
import { requireObject } from './describe/view.ts'

const Body = Type.Record(Type.String(), Type.Unknown())

/** One record, with all its fields or the requested ones. */
const read: Resource['answer'] = (request, { object: name = '', id = '' }, org) => {
  const object = requireObject(name, { org, person: request.person })
  const row = org.tables.find(object.name, id.length === 15 ? fullId(id, org.tables.rows(object.name)) : id)
  if (!row) throw notFound()
  const url = `/services/data/${request.version}/sobjects/${object.name}/${row.Id}`
  return ok({ attributes: { type: object.name, url }, ...chosen(row, object, request.query.get('fields')) })
}

const create: Resource['answer'] = (request, { object: name = '' }, org) => {
  const object = requireObject(name, { org, person: request.person })
  return written(createRecord(fieldsOf(request), { object, org, person: request.person }), 201)
}

const update: Resource['answer'] = (request, { object: name = '', id = '' }, org) => {
  const object = requireObject(name, { org, person: request.person })
  const outcome = updateRecord(id, fieldsOf(request), { object, org, person: request.person })
  return 'faults' in outcome ? written(outcome, 200) : noContent
}

const remove: Resource['answer'] = (request, { object: name = '', id = '' }, org) => {
  const object = requireObject(name, { org, person: request.person })
  const outcome = deleteRecord(id, { object, org, person: request.person })
  return 'faults' in outcome ? written(outcome, 200) : noContent
}

const upsert: Resource['answer'] = (request, { object: name = '', key = '', value = '' }, org) => {
  const object = requireObject(name, { org, person: request.person })
  const by = { key: externalIdField(key, object), value }
  const outcome = upsertRecord(by, fieldsOf(request), { object, org, person: request.person })
  return written(outcome, 'created' in outcome && outcome.created ? 201 : 200)
}

function written(outcome: Outcome, status: number): ApiAnswer {
  if ('faults' in outcome) {
    const items = outcome.faults.map(({ statusCode, message, fields }) => ({ message, errorCode: statusCode, fields }))
    throw new ApiError(items.some(({ errorCode }) => errorCode === 'ENTITY_IS_DELETED') ? 404 : 400, items)
  }
  return { status, body: { id: outcome.id, success: true, errors: [], created: outcome.created } }
}

function fieldsOf({ body }: ApiRequest): Fields {
  if (!Value.Check(Body, body))
    throw apiError(400, 'JSON_PARSER_ERROR', 'The HTTP entity body is required, but this request has no entity body.')
  return Object.fromEntries(Object.entries(body).filter(([name]) => name !== 'attributes'))
}

function chosen(row: Row, object: ObjectSchema, names: string | null) {
  const fields = names ? names.split(',').map((name) => fieldOf(name.trim(), object)) : object.fields
  return Object.fromEntries(fields.map((field) => [field.name, shownValue(row, field, object)]))
}

function fullId(id: string, rows: Row[]): string {
  return rows.find((row) => row.Id.startsWith(id))?.Id ?? id
}

export const recordResources: Resource[] = [
  { method: 'POST', pattern: 'sobjects/:object', answer: create },
  { method: 'GET', pattern: 'sobjects/:object/:id', answer: read },
  { method: 'PATCH', pattern: 'sobjects/:object/:id', answer: update },
  { method: 'DELETE', pattern: 'sobjects/:object/:id', answer: remove },
  { method: 'PATCH', pattern: 'sobjects/:object/:key/:value', answer: upsert },
]
