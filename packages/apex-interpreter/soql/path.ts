import { CompileError } from '../faults.ts'
import { fieldOf, shapeOf, type Field, type SObjectShape } from '../org/schema.ts'
import type { Machine } from '../run/machine.ts'
import { partOf, requiredPart } from '../syntax/nodes.ts'
import { nameOf, type Tree } from '../syntax/tree.ts'
import { knownField } from '../values/rows.ts'
import type { Row, Value } from '../values/values.ts'

/** A field that a query names, after the references that lead to it: `owner`, `name`. In lower case. */
export type Path = string[]

/** The path of a `Field` node. */
export const pathOf = (node: Tree): Path => namesIn(requiredPart(node, 'field'))

function namesIn(node: Tree): Path {
  const before = partOf(node, 'entity')
  return [...(before ? namesIn(before) : []), nameOf(node.field).toLowerCase()]
}

/** Follows a path from an object. Returns the object that has the field. */
function objectAt(object: string, path: Path, machine: Machine): string {
  const [head = '', ...rest] = path
  if (rest.length === 0) return object
  const parent = referenceNamed(shapeOf(object, machine.org.schema), head)?.parent
  if (!parent) throw new CompileError(`${object} has no relationship ${head}`)
  return objectAt(parent.object, rest, machine)
}

const referenceNamed = ({ fields }: SObjectShape, relationship: string): Field | undefined =>
  [...fields.values()].find(({ parent }) => parent?.relationship === relationship)

/** The field at the end of a path, and its object. */
export function fieldAt(object: string, path: Path, machine: Machine): { object: string; field: Field } {
  const last = objectAt(object, path, machine)
  return { object: last, field: knownField(last, path.at(-1) ?? '', machine) }
}

/** The value at the end of a path. Null when a reference on the way is empty. */
export function valueAt(row: Row, path: Path, machine: Machine): Value {
  const [head = '', ...rest] = path
  if (rest.length === 0) return storedValue(row, head, machine)
  const parent = parentOf(row, head, machine)
  return parent ? valueAt(parent, rest, machine) : null
}

/** The value of a field. A right that a row does not mention is not granted. */
export function storedValue(row: Row, name: string, { org }: Machine): Value {
  const value = row.fields.get(name)
  return value === undefined ? (fieldOf(shapeOf(row.object, org.schema), name)?.default ?? null) : value
}

/** The row that a reference leads to. */
export function parentOf(row: Row, relationship: string, { org, session }: Machine): Row | undefined {
  const field = referenceNamed(shapeOf(row.object, org.schema), relationship)
  const id = field && row.fields.get(field.name.toLowerCase())
  return field?.parent && typeof id === 'string' ? session.store.get(field.parent.object, id)?.row : undefined
}
