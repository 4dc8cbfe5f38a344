import { notFound } from '../http/api-error.ts'
import type { Row } from '../records/row.ts'
import type { ObjectSchema } from '../schema/object.ts'
import { fieldOf, fieldValue } from '../soql/scope.ts'
import { type ApiRequest, ok, type Resource } from './resource.ts'
import { requireObject } from './view.ts'

/** One record, with all its fields or those asked for. */
const read: Resource['answer'] = (request, { object: name = '', id = '' }, org) => {
  const object = requireObject(name, { org, person: request.person })
  const row = org.tables.find(object.name, id.length === 15 ? fullId(id, org.tables.rows(object.name)) : id)
  if (!row) throw notFound()
  return ok({
    attributes: { type: object.name, url: urlOf(request, object, row) },
    ...chosen(row, object, request.query.get('fields')),
  })
}

function chosen(row: Row, object: ObjectSchema, names: string | null): Record<string, unknown> {
  const fields = names ? names.split(',').map((name) => fieldOf(name.trim(), object)) : object.fields
  return Object.fromEntries(fields.map((field) => [field.name, fieldValue(row, field)]))
}

function urlOf({ version }: ApiRequest, { name }: ObjectSchema, { Id }: Row): string {
  return `/services/data/${version}/sobjects/${name}/${Id}`
}

function fullId(id: string, rows: Row[]): string {
  return rows.find((row) => row.Id.startsWith(id))?.Id ?? id
}

export const recordResources: Resource[] = [{ method: 'GET', pattern: 'sobjects/:object/:id', answer: read }]
