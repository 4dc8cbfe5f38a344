import { type ApiError, apiError } from '../http/api-error.ts'
import type { Row, Scalar } from '../records/row.ts'
import type { Field } from '../schema/field.ts'
import type { ObjectSchema } from '../schema/object.ts'

/** The scope of a query: objects with the fields that the caller may read, and their rows. */
export type Scope = {
  object(name: string): ObjectSchema | undefined
  rows(object: string): Row[]
  find(object: string, id: string): Row | undefined
  now(): number
}

/** A field of an object, with the lookups that lead to it. */
export type Path = { lookups: { field: Field; to: ObjectSchema }[]; field: Field }

/** Resolves `Name`, `Account.Name` or `Lead.Name` from an object, or throws the platform's refusal. */
export function resolvePath(text: string, from: ObjectSchema, scope: Scope): Path {
  const parts = text.split('.')
  if (parts.length > 1 && parts[0]?.toLowerCase() === from.name.toLowerCase()) parts.shift()
  const name = parts.pop() ?? ''
  const lookups: Path['lookups'] = []
  const end = parts.reduce((at, part) => {
    const step = follow(part, at, scope)
    lookups.push(step)
    return step.to
  }, from)
  return { lookups, field: fieldOf(name, end) }
}

function follow(relationship: string, from: ObjectSchema, scope: Scope) {
  const field = from.fields.find((one) => one.relationshipName?.toLowerCase() === relationship.toLowerCase())
  const to = field && scope.object(field.referenceTo[0] ?? '')
  if (field && to) return { field, to }
  const message = `Didn't understand relationship '${relationship}' in field path. If you are attempting to use a custom relationship, be sure to append the '__r' after the custom relationship name. Please reference your WSDL or the describe call for the appropriate names.`
  throw apiError(400, 'INVALID_FIELD', message)
}

/** The field of that name, in any case. */
export function fieldOf(name: string, object: ObjectSchema): Field {
  const field = object.fields.find((one) => one.name.toLowerCase() === name.toLowerCase())
  if (!field) throw noSuchColumn(name, object)
  return field
}

function noSuchColumn(name: string, object: ObjectSchema): ApiError {
  const message = `No such column '${name}' on entity '${object.name}'. If you are attempting to use a custom field, be sure to append the '__c' after the custom field name. Please reference your WSDL or the describe call for the appropriate names.`
  return apiError(400, 'INVALID_FIELD', message)
}

/** The value at a path from a row. Null when a lookup on the path is empty. */
export function valueAt(row: Row, path: Path, scope: Scope): Scalar {
  const end = path.lookups.reduce<Row | undefined>((at, { field, to }) => next(at?.[field.name], to, scope), row)
  return end ? fieldValue(end, path.field) : null
}

function next(id: Scalar | undefined, to: ObjectSchema, scope: Scope): Row | undefined {
  return typeof id === 'string' ? scope.find(to.name, id) : undefined
}

/** The value of a field. A checkbox is never empty. */
export function fieldValue(row: Row, field: Field): Scalar {
  return row[field.name] ?? (field.type === 'boolean' ? false : null)
}
