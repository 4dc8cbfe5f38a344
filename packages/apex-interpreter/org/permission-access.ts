import { Row } from '../values/values.ts'
import { hasUserPermission } from './access.ts'
import { shapeOf, type Schema } from './schema.ts'
import type { Store } from './store.ts'

/** The object whose only row says what the running user may do. */
export const PERMISSION_ACCESS = 'userpermissionaccess'

/** That row. No org stores it. */
export function permissionAccessOf(userId: string, store: Store, schema: Schema): Row {
  const row = new Row(PERMISSION_ACCESS)
  for (const name of shapeOf(PERMISSION_ACCESS, schema).fields.keys()) {
    const [, right] = /^permissions(\w+)$/.exec(name) ?? []
    if (right !== undefined) row.fields.set(name, hasUserPermission(userId, right, store))
  }
  return row
}
