import type { FieldFunctionExpression, FieldType, Query } from '@jetstreamapp/soql-parser-js'
import type { Row, Scalar } from '../records/row.ts'
import type { ObjectSchema } from '../schema/object.ts'
import { comparable } from './compare.ts'
import { malformed } from './parse.ts'
import { type Path, resolvePath, type Scope, valueAt } from './scope.ts'

type Context = { object: ObjectSchema; scope: Scope }
type Measure = { alias: string; of: (rows: Row[]) => Scalar }

/** Whether the query asks for `COUNT()` alone. */
export function isPlainCount({ fields = [] }: Query): boolean {
  const [only] = fields
  return (
    fields.length === 1 && only?.type === 'FieldFunctionExpression' && isCount(only) && only.parameters.length === 0
  )
}

/** Whether the query groups or aggregates. */
export function isAggregate({ fields = [], groupBy }: Query): boolean {
  return (
    groupBy !== undefined || fields.some((field) => field.type === 'FieldFunctionExpression' && field.isAggregateFn)
  )
}

/** The rows of an aggregate query, one per group. */
export function aggregate(query: Query, rows: Row[], context: Context): Record<string, unknown>[] {
  const keys = groupPaths(query, context)
  const measures = measuresOf(query.fields ?? [], context)
  const groups = keys.length === 0 ? [rows] : [...Map.groupBy(rows, (row) => groupKey(row, keys, context)).values()]
  return groups.map((group) => ({
    attributes: { type: 'AggregateResult' },
    ...Object.fromEntries(measures.map(({ alias, of }) => [alias, of(group)])),
  }))
}

function groupPaths({ groupBy = [] }: Query, { object, scope }: Context): Path[] {
  return [groupBy].flat().map((clause) => {
    if (!('field' in clause)) throw malformed('grouping by a function is not supported here')
    return resolvePath(clause.field, object, scope)
  })
}

function groupKey(row: Row, keys: Path[], { scope }: Context): string {
  return JSON.stringify(keys.map((path) => comparable(valueAt(row, path, scope), path.field)))
}

function measuresOf(fields: FieldType[], context: Context): Measure[] {
  let unnamed = 0
  return fields.map((field) => {
    if (field.type === 'FieldFunctionExpression') return measure(field, field.alias ?? `expr${unnamed++}`, context)
    if (field.type !== 'Field') throw malformed('only fields can stand beside aggregates here')
    const path = resolvePath(field.field, context.object, context.scope)
    return {
      alias: field.alias ?? path.field.name,
      of: ([first]) => (first ? valueAt(first, path, context.scope) : null),
    }
  })
}

function measure({ functionName, parameters }: FieldFunctionExpression, alias: string, context: Context): Measure {
  const name = functionName.toUpperCase()
  if (parameters.length === 0) return { alias, of: (rows) => rows.length }
  const path = resolvePath(nameOf(parameters[0]), context.object, context.scope)
  const reduce = REDUCERS[name]
  if (!reduce) throw malformed(`unknown function: ${functionName}`)
  return {
    alias,
    of: (rows) => reduce(rows.map((row) => valueAt(row, path, context.scope)).filter((value) => value !== null)),
  }
}

const REDUCERS: Record<string, (values: Scalar[]) => Scalar> = {
  COUNT: (values) => values.length,
  COUNT_DISTINCT: (values) => new Set(values).size,
  SUM: (values) => total(values),
  AVG: (values) => (values.length ? total(values) / values.length : null),
  MIN: (values) => values.toSorted(ascending)[0] ?? null,
  MAX: (values) => values.toSorted(ascending).at(-1) ?? null,
}

const total = (values: Scalar[]) => values.reduce<number>((sum, value) => sum + Number(value), 0)
const ascending = (a: Scalar, b: Scalar) => Number(a) - Number(b) || String(a).localeCompare(String(b))
const isCount = ({ functionName }: FieldFunctionExpression) => functionName.toUpperCase() === 'COUNT'

const nameOf = (parameter: FieldFunctionExpression['parameters'][number] | undefined) =>
  typeof parameter === 'string' ? parameter : ''
