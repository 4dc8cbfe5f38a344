import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { readJson } from '../state/json-file.ts'
import type { Changes } from './tables.ts'

const Id = Type.Object({ Id: Type.String() })
const Kept = Type.Record(
  Type.String(),
  Type.Record(
    Type.String(),
    Type.Union([Type.Null(), Type.Intersect([Id, Type.Record(Type.String(), Type.Unknown())])]),
  ),
)

/** The changes kept in a file; none at a first start. */
export function loadChanges(path: string): Changes {
  const content = readJson(path) ?? {}
  if (!Value.Check(Kept, content)) throw new Error(`${path} does not hold the records of a simulated org; delete it`)
  return content
}
