import { type Static, Type } from 'typebox'
import { Value } from 'typebox/value'
import { readJson } from '../state/json-file.ts'
import type { Changes } from './tables.ts'

const Scalar = Type.Union([Type.String(), Type.Number(), Type.Boolean(), Type.Null()])
const Kept = Type.Record(
  Type.String(),
  Type.Record(Type.String(), Type.Union([Type.Record(Type.String(), Scalar), Type.Null()])),
)

/** The changes stored in a file. Empty at a first start. */
export function loadChanges(path: string): Changes {
  const content = readJson(path) ?? {}
  if (!Value.Check(Kept, content)) throw new Error(`${path} does not hold the records of a simulated org; delete it`)
  return mapRows(content)
}

function mapRows(content: Static<typeof Kept>): Changes {
  const rows = (table: Static<typeof Kept>[string]) =>
    Object.fromEntries(Object.entries(table).map(([Id, fields]) => [Id, fields && { ...fields, Id }]))
  return Object.fromEntries(Object.entries(content).map(([object, table]) => [object, rows(table)]))
}
