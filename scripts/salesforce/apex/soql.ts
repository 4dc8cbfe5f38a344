import { isTree, kindOf, listOf, nameOf, nodesOf, type Tree } from '../../../packages/apex-interpreter/index.ts'
import type { Failures } from '../report.ts'

export type Query = { object: string; fields: string[] }

/** The argument of FIELDS(STANDARD), which is no field. */
const ALL_STANDARD = 'STANDARD'

/** The field names of an object, or undefined for an unknown object. */
export type Schema = (object: string) => Set<string> | undefined

/** The queries of a parsed class: what each selects, compares and sorts by. Queries within queries are not allowed here. */
export function queriesIn(tree: unknown): Query[] {
  return nodesOf(tree, 'Query').map((query) => ({
    object: nodesOf(query.from, 'FromExpr')
      .map(({ table }) => pathOf(table))
      .join(),
    fields: nodesOf([query.select, query.where, query.orderBy, query.groupBy], 'Field', ['Query'])
      .map(({ field }) => pathOf(field))
      .filter((name) => name !== '' && name !== ALL_STANDARD),
  }))
}

/** A field as it is written, with the relationships before it: `Owner.Name`. */
function pathOf(identifier: unknown): string {
  if (!isTree(identifier) || kindOf(identifier) !== 'FieldIdentifier') return ''
  const entity: unknown = isTree(identifier.entity) ? identifier.entity.value : undefined
  return [pathOf(entity), nameOf(identifier.field)].filter((part) => part !== '').join('.')
}

/** The one class that builds queries from texts: it selects only columns that describe knows. */
const ASKS_DESCRIBE_FIRST = /\/TollbridgeAvailable\.cls$/

/** Queries built from texts, which cannot be checked. */
export function builtQueriesIn(tree: unknown): string[] {
  return nodesOf(tree, 'MethodCallExpr')
    .map(({ names }: Tree) => listOf(names).map(nameOf).join('.'))
    .filter((call) => /^Database\.(query|countQuery|getQueryLocator|queryWithBinds)$/i.test(call))
}

/** Objects and fields that a query names and that do not exist. The type checker does not look into queries. */
export function faultsOfQueries(path: string, tree: unknown, schema: Schema): Failures {
  const unknown = queriesIn(tree).flatMap(({ object, fields }) => {
    const known = schema(object)
    if (!known) return [`${path}: unknown object ${object}`]
    return fields.filter((field) => !known.has(field)).map((field) => `${path}: unknown field ${object}.${field}`)
  })
  const built = ASKS_DESCRIBE_FIRST.test(path) ? [] : builtQueriesIn(tree)
  return [...unknown, ...built.map((call) => `${path}: a query that cannot be checked: ${call}`)]
}
