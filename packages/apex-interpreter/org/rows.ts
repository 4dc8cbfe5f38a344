import { Row, type Value } from '../values/values.ts'
import { newId } from './ids.ts'
import { fieldOf, shapeOf, type Schema } from './schema.ts'
import type { Store } from './store.ts'

/** Adds a row as the platform itself does: no check, with the defaults of its fields. Returns its id. */
export function addRow(
  store: Store,
  schema: Schema,
  { object, fields }: { object: string; fields: Record<string, Value> },
): string {
  const shape = shapeOf(object.toLowerCase(), schema)
  const row = new Row(shape.name.toLowerCase())
  const id = typeof fields.Id === 'string' ? fields.Id : newId(shape.prefix, store.nextNumber())
  for (const field of shape.fields.values()) row.fields.set(field.name.toLowerCase(), field.default ?? null)
  for (const [name, value] of Object.entries(fields)) {
    if (!fieldOf(shape, name.toLowerCase())) throw new Error(`${shape.name} has no field ${name}`)
    row.fields.set(name.toLowerCase(), value)
  }
  row.fields.set('id', id)
  store.put(id, { row, isOld: false })
  return id
}
