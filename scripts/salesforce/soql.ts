import type { Failures } from './report.ts'
import type { Source } from './sources.ts'

export type Query = { object: string; fields: string[] }

/** The field names of an object, or undefined where it is not known. */
export type Schema = (object: string) => Set<string> | undefined

const QUERY = /\[\s*SELECT\s+(.+?)\s+FROM\s+(\w+)\b([^\]]*)\]/gis
const CONDITION = /(\w+)\s*(?:=|!=|<|>|\bIN\b|\bLIKE\b)/gi
const ORDER = /\bORDER\s+BY\s+(\w+)/gi

/** The queries a class contains: what each selects, compares and sorts by. */
export function queriesIn(apex: string): Query[] {
  return [...apex.matchAll(QUERY)].map(([, selected = '', object = '', rest = '']) => ({
    object,
    fields: [
      ...selected.split(',').map((field) => field.trim()),
      ...[CONDITION, ORDER].flatMap((pattern) => [...rest.matchAll(pattern)].map(([, field = '']) => field)),
    ],
  }))
}

/** Reads the fields of the standard objects from the declarations that jsforce generates from a real org. */
export function schemaFrom(declarations: string): Schema {
  return (object) => {
    const block = new RegExp(`type Fields\\$${object} = \\{(.*?)\\n\\};`, 's').exec(declarations)?.[1]
    return block === undefined ? undefined : new Set([...block.matchAll(/^\s*(\w+):/gm)].map(([, field = '']) => field))
  }
}

/** Objects and fields that a query names and that do not exist. The type checker does not look into queries. */
export function faultsOfQueries({ path, text }: Source, schema: Schema): Failures {
  return queriesIn(text).flatMap(({ object, fields }) => {
    const known = schema(object)
    if (!known) return [`${path}: unknown object ${object}`]
    return fields.filter((field) => !known.has(field)).map((field) => `${path}: unknown field ${object}.${field}`)
  })
}
