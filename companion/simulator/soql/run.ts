import type { Query } from '@jetstreamapp/soql-parser-js'
import { apiError } from '../http/api-error.ts'
import type { Row, Scalar } from '../records/row.ts'
import type { ObjectSchema } from '../schema/object.ts'
import { shownValue } from './address.ts'
import { aggregate, isAggregate, isPlainCount } from './aggregate.ts'
import { type Column, columnsOf } from './columns.ts'
import { sorted } from './order.ts'
import { malformed, parseSoql } from './parse.ts'
import { type Scope, valueAt } from './scope.ts'
import { whereOf } from './where.ts'

export type Result = { object: ObjectSchema; total: number; records: Record<string, unknown>[]; columns: Column[] }

const FARTHEST_OFFSET = 2000

/** Runs a query over its scope. `recordUrl` returns the address of a record. */
export function runSoql(text: string, scope: Scope, recordUrl: (object: string, id: string) => string): Result {
  const query = parseSoql(text)
  const object = objectOf(query, scope)
  if ((query.offset ?? 0) > FARTHEST_OFFSET)
    throw apiError(400, 'NUMBER_OUTSIDE_VALID_RANGE', 'Maximum SOQL offset allowed is 2000')
  const matching = matchingRows(query, object, scope)
  if (isPlainCount(query)) return { object, total: matching.length, records: [], columns: [] }
  if (isAggregate(query)) return aggregated(query, matching, { object, scope })
  const columns = columnsOf(query, object, scope)
  const rows = cut(sorted(matching, query, { object, scope }), query)
  return {
    object,
    total: rows.length,
    records: rows.map((row) => recordOf(row, columns, { object, scope, recordUrl })),
    columns,
  }
}

function objectOf({ sObject }: Query, scope: Scope): ObjectSchema {
  const object = scope.object(sObject ?? '')
  if (object) return object
  const message = `sObject type '${sObject}' is not supported. If you are attempting to use a custom object, be sure to append the '__c' after the entity name. Please reference your WSDL or the describe call for the appropriate names.`
  throw apiError(400, 'INVALID_TYPE', message)
}

function matchingRows(query: Query, object: ObjectSchema, scope: Scope): Row[] {
  const select = (inner: Query) => subSelect(inner, scope)
  return scope.rows(object.name).filter(whereOf(query.where, { object, scope, select }))
}

function subSelect(query: Query, scope: Scope): Scalar[] {
  const object = objectOf(query, scope)
  const [column, ...more] = columnsOf(query, object, scope)
  if (!column || more.length > 0) throw malformed('a semi join must select exactly one field')
  return matchingRows(query, object, scope).map((row) => valueAt(row, column.path, scope))
}

function aggregated(query: Query, rows: Row[], context: { object: ObjectSchema; scope: Scope }): Result {
  const records = aggregate(query, rows, context)
  return { object: context.object, total: records.length, records, columns: [] }
}

function cut(rows: Row[], { limit, offset = 0 }: Query): Row[] {
  return rows.slice(offset, limit === undefined ? undefined : offset + limit)
}

type Shaping = { object: ObjectSchema; scope: Scope; recordUrl: (object: string, id: string) => string }

function recordOf(row: Row, columns: Column[], { object, scope, recordUrl }: Shaping): Record<string, unknown> {
  const record: Record<string, unknown> = { attributes: { type: object.name, url: recordUrl(object.name, row.Id) } }
  for (const { path } of columns) {
    if (path.lookups.length === 0) record[path.field.name] = shownValue(row, path.field, object)
  }
  for (const [relationship, inner] of parentsOf(columns))
    record[relationship] = parentOf(row, inner, { object, scope, recordUrl })
  return record
}

function parentsOf(columns: Column[]): Map<string, Column[]> {
  const deep = columns.filter(({ path }) => path.lookups.length > 0)
  return Map.groupBy(deep, ({ path }) => path.lookups[0]?.field.relationshipName ?? '')
}

function parentOf(row: Row, columns: Column[], shaping: Shaping) {
  const lookup = columns[0]?.path.lookups[0]
  const id = lookup && row[lookup.field.name]
  const parent = typeof id === 'string' && lookup ? shaping.scope.find(lookup.to.name, id) : undefined
  if (!lookup || !parent) return null
  const inner = columns.map(({ path }) => ({ path: { lookups: path.lookups.slice(1), field: path.field } }))
  return recordOf(parent, inner, { ...shaping, object: lookup.to })
}
