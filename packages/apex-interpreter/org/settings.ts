import type { Machine } from '../run/machine.ts'
import { unsupported } from '../faults.ts'
import { Row } from '../values/values.ts'

/** The org defaults of a custom setting. An empty row when none were saved, or when only the org had some before a test. */
export function orgDefaults(object: string, { org, session }: Machine): Row {
  const shape = org.schema.get(object)
  if (shape?.kind !== 'setting') return unsupported(`the defaults of ${object}`)
  const stored = session.store
    .all(object)
    .find(({ row, isOld }) => row.fields.get('setupownerid') === org.id && !(isOld && session.test !== undefined))
  return stored ? stored.row.copy() : new Row(object)
}
