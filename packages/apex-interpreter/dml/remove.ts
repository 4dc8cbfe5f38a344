import { unsupported } from '../faults.ts'
import { shapeOf } from '../org/schema.ts'
import type { Machine } from '../run/machine.ts'
import { idOf } from '../values/rows.ts'
import type { Row } from '../values/values.ts'
import { refused, type Ended } from './ended.ts'

/** Deletes a row. */
export function deleteRow(row: Row, { org, session }: Machine): Ended {
  const { isSeenByTests, name } = shapeOf(row.object, org.schema)
  if (row.object === 'user') return unsupported(`delete of ${name}`)
  const id = idOf(row)
  if (id === undefined) return refused('MISSING_ARGUMENT', 'Id not specified in a delete call')
  const stored = session.store.get(row.object, id)
  if (!stored || (stored.isOld && session.test !== undefined && !isSeenByTests)) {
    return refused('ENTITY_IS_DELETED', 'entity is deleted')
  }
  session.store.remove(row.object, id)
  return { id, faults: [] }
}

/** Brings a deleted row back. */
export function undeleteRow(row: Row, { session }: Machine): Ended {
  const id = idOf(row)
  return id !== undefined && session.store.restore(id)
    ? { id, faults: [] }
    : refused('UNDELETE_FAILED', 'Entity is not in the recycle bin')
}
