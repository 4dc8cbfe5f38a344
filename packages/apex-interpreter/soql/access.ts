import { unsupported } from '../faults.ts'
import { hasFieldRight, hasObjectRight, hasUserPermission, seesAllRows } from '../org/access.ts'
import { PERMISSION_ACCESS } from '../org/permission-access.ts'
import { shapeOf, type Field } from '../org/schema.ts'
import type { Machine } from '../run/machine.ts'
import { fieldAt, type Path } from './path.ts'

/** Refuses a query in user mode of what its user cannot read, as the platform does. */
export function checkReadable(object: string, paths: Path[], machine: Machine) {
  const { org, session, raise } = machine
  const { kind, name } = shapeOf(object, org.schema)
  if (object === PERMISSION_ACCESS) return
  if (kind !== 'data') {
    if (!hasUserPermission(session.userId, 'viewsetup', session.store)) unsupported(`${name} without View Setup`)
    return
  }
  if (!hasObjectRight(session.userId, { object, right: 'read' }, session.store)) {
    return raise('QueryException', `sObject type '${name}' is not supported.`)
  }
  const hidden = paths.find((path) => !isReadable(object, path, machine))
  if (hidden) raise('QueryException', `No such column '${hidden.join('.')}' on entity '${name}'.`)
  if (!seesAllRows(session.userId, object, session.store)) unsupported(`the sharing of ${name}`)
}

function isReadable(object: string, path: Path, machine: Machine): boolean {
  const { object: owner, field } = fieldAt(object, path, machine)
  const { userId, store } = machine.session
  const name = `${owner}.${field.name.toLowerCase()}`
  return !isGuarded(field) || hasFieldRight(userId, { field: name, right: 'read' }, store)
}

/** Whether field permissions decide who reads and edits a field: for custom fields that are not required. */
const isGuarded = ({ name, isRequired }: Field): boolean => name.endsWith('__c') && !isRequired
