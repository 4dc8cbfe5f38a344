import type { FieldType, Query } from '@jetstreamapp/soql-parser-js'
import { apiError } from '../http/api-error.ts'
import type { ObjectSchema } from '../schema/object.ts'
import { malformed } from './parse.ts'
import { type Path, resolvePath, type Scope } from './scope.ts'

export type Column = { path: Path }

const MOST_UNBOUNDED = 200

/** The columns of a select list, with FIELDS() expanded. */
export function columnsOf(query: Query, object: ObjectSchema, scope: Scope): Column[] {
  const columns = (query.fields ?? []).flatMap((field) => columnsOfField(field, { query, object, scope }))
  const names = columns.map(nameOf)
  const twice = names.find((name, index) => names.indexOf(name) !== index)
  if (twice) throw apiError(400, 'INVALID_FIELD', `duplicate field selected: ${twice}`)
  return columns
}

type Context = { query: Query; object: ObjectSchema; scope: Scope }

function columnsOfField(field: FieldType, { query, object, scope }: Context): Column[] {
  if (field.type === 'Field') return [{ path: resolvePath(field.field, object, scope) }]
  if (field.type === 'FieldRelationship')
    return [{ path: resolvePath([...field.relationships, field.field].join('.'), object, scope) }]
  if (field.type === 'FieldFunctionExpression' && field.functionName.toUpperCase() === 'FIELDS') {
    const [group] = field.parameters
    return spelledOut(typeof group === 'string' ? group.toUpperCase() : '', query, object)
  }
  throw malformed('child queries, TYPEOF and functions are not supported here')
}

function spelledOut(group: string, query: Query, object: ObjectSchema): Column[] {
  if (group !== 'STANDARD' && (query.limit ?? Infinity) > MOST_UNBOUNDED) {
    throw malformed('The SOQL FIELDS function must have a LIMIT of at most 200')
  }
  const fields = object.fields.filter(({ custom }) => group === 'ALL' || custom === (group === 'CUSTOM'))
  if (fields.length === 0) throw malformed('The SOQL FIELDS function must not be empty')
  return fields.map((field) => ({ path: { lookups: [], field } }))
}

/** The column as it would be written in a query. */
export function nameOf({ path }: Column): string {
  return [...path.lookups.map(({ field }) => field.relationshipName), path.field.name].join('.')
}
