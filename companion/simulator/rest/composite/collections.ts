import { type Static, Type } from 'typebox'
import { Value } from 'typebox/value'
import { apiError } from '../../http/api-error.ts'
import type { Org } from '../../org/org.ts'
import type { WriteFault } from '../../write/fault.ts'
import { externalIdField, upsertRecord } from '../../write/upsert-record.ts'
import { createRecord, deleteRecord, type Outcome, updateRecord, type Writer } from '../../write/write-record.ts'
import { type ApiRequest, ok, type Resource } from '../resource.ts'
import { requireObject, type View, visibleObject } from '../describe/view.ts'

const Record = Type.Intersect([
  Type.Object({ attributes: Type.Object({ type: Type.String() }) }),
  Type.Record(Type.String(), Type.Unknown()),
])
const Collection = Type.Object({ allOrNone: Type.Optional(Type.Boolean()), records: Type.Array(Record) })
type Collection = Static<typeof Collection>

const MOST_RECORDS = 200
const MOST_RUNS = 10
const ROLLED_BACK: WriteFault = { statusCode: 'ALL_OR_NONE_OPERATION_ROLLED_BACK', message: 'Record rolled back because not all records were valid and the request was using AllOrNone header', fields: [] } // prettier-ignore

type Write = (
  record: { type: string; id: unknown; fields: globalThis.Record<string, unknown> },
  writerOf: (type: string) => Writer,
) => Outcome

const create: Resource['answer'] = (request, _, org) =>
  writeAll(
    readCollection(request),
    ({ type, id, fields }, writerOf) => createRecord(id === undefined ? fields : { ...fields, id }, writerOf(type)),
    { request, org },
  )

const update: Resource['answer'] = (request, _, org) =>
  writeAll(readCollection(request), ({ type, id, fields }, writerOf) => updateRecord(id, fields, writerOf(type)), {
    request,
    org,
  })

const upsert: Resource['answer'] = (request, { object: name = '', key = '' }, org) => {
  const field = externalIdField(key, requireObject(name, { org, person: request.person }))
  const write: Write = ({ type, fields: { [field.name]: value, ...fields } }, writerOf) =>
    upsertRecord({ key: field, value }, fields, writerOf(type))
  return writeAll(readCollection(request), write, { request, org })
}

const remove: Resource['answer'] = (request, _, org) => {
  const ids = (request.query.get('ids') ?? '').split(',').filter(Boolean)
  refuseTooMany(ids.length)
  const view = { org, person: request.person }
  const outcomes = inOneGo(request.query.get('allOrNone') === 'true', org, () =>
    ids.map((id) => deleteRecord(id, { ...view, object: objectOfId(id, view) })),
  )
  return ok(outcomes.map(itemOf))
}

function readCollection({ body }: ApiRequest): Collection {
  if (!Value.Check(Collection, body))
    throw apiError(400, 'INVALID_INPUT', 'Every record needs attributes with its type')
  refuseTooMany(body.records.length)
  const types = body.records.map(({ attributes }) => attributes.type)
  if (types.filter((type, index) => type !== types[index - 1]).length > MOST_RUNS) {
    throw apiError(
      400,
      'LIMIT_EXCEEDED',
      'Cannot have more than 10 chunks in a single operation. Rearrange the records to reduce chunking.',
    )
  }
  return body
}

function refuseTooMany(count: number) {
  if (count <= MOST_RECORDS) return
  throw apiError(400, 'EXCEEDED_ID_LIMIT', 'record limit reached. cannot submit more than 200 records in this call')
}

function writeAll(
  { records, allOrNone = false }: Collection,
  write: Write,
  { request, org }: { request: ApiRequest; org: Org },
) {
  const view = { org, person: request.person }
  const writerOf = (type: string): Writer => ({ ...view, object: objectOfType(type, view) })
  const outcomes = inOneGo(allOrNone, org, () =>
    records.map(({ attributes, id, ...fields }) => write({ type: attributes.type, id, fields }, writerOf)),
  )
  return ok(outcomes.map(itemOf))
}

function inOneGo(allOrNone: boolean, org: Org, writeEach: () => Outcome[]): Outcome[] {
  const before = allOrNone ? structuredClone(org.tables.changes()) : undefined
  const outcomes = writeEach()
  if (!before || outcomes.every((outcome) => 'id' in outcome)) return outcomes
  org.tables.replace(before)
  return outcomes.map((outcome) => ('id' in outcome ? { faults: [ROLLED_BACK] } : outcome))
}

function objectOfType(type: string, view: View) {
  const object = visibleObject(type, view)
  if (!object) throw apiError(400, 'INVALID_TYPE', `sObject type '${type}' is not supported.`)
  return object
}

function objectOfId(id: string, { org }: View) {
  const object = [...org.catalogue.values()].find(({ keyPrefix }) => id.startsWith(keyPrefix))
  if (!object) throw apiError(400, 'MALFORMED_ID', `malformed id ${id}`)
  return object
}

const itemOf = (outcome: Outcome) =>
  'id' in outcome
    ? { id: outcome.id, success: true, errors: [], created: outcome.created }
    : { success: false, errors: outcome.faults }

export const collectionResources: Resource[] = [
  { method: 'POST', pattern: 'composite/sobjects', answer: create },
  { method: 'PATCH', pattern: 'composite/sobjects', answer: update },
  { method: 'DELETE', pattern: 'composite/sobjects', answer: remove },
  { method: 'PATCH', pattern: 'composite/sobjects/:object/:key', answer: upsert },
]
