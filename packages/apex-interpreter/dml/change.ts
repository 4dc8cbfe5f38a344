import { CompileError, unsupported } from '../faults.ts'
import { hasObjectRight } from '../org/access.ts'
import { shapeOf } from '../org/schema.ts'
import type { Machine } from '../run/machine.ts'
import { count } from '../session/limits.ts'
import type { Row } from '../values/values.ts'
import { refusalText, type Ended, type Operation } from './ended.ts'
import { checkMixing } from './mixing.ts'
import { insertRow, updateRow } from './save.ts'
import { deleteRow, undeleteRow } from './remove.ts'

type Manner = { operation: Operation; isUserMode: boolean; allOrNone: boolean }

const APPLY: Record<Operation, (row: Row, machine: Machine) => Ended> = {
  delete: deleteRow,
  insert: insertRow,
  undelete: undeleteRow,
  update: updateRow,
  upsert: (row, machine) => (row.fields.get('id') ? updateRow(row, machine) : insertRow(row, machine)),
}

/**
 * Changes rows as one statement. With `allOrNone`, the first refusal undoes the statement and throws; otherwise each row
 * tells how it ended.
 */
export function change(rows: Row[], manner: Manner, machine: Machine): Ended[] {
  if (rows.length === 0) return []
  const { session } = machine
  count('dml', machine)
  count('dmlRows', machine, rows.length)
  session.usage.hasPendingWork = true
  new Set(rows.map(({ object }) => object)).forEach((object) => {
    checkObject(object, manner, machine)
  })
  const before = session.store.copy()
  const ended = rows.map((row) => APPLY[manner.operation](row, machine))
  const failed = ended.findIndex(({ faults }) => faults.length > 0)
  const fault = ended[failed]?.faults[0]
  if (fault && manner.allOrNone) {
    session.store = before
    return machine.raise('DmlException', refusalText(manner.operation, failed, fault))
  }
  rows.forEach((row, index) => {
    const { id, faults } = ended[index] ?? { faults: [] }
    if (id !== undefined && faults.length === 0) row.fields.set('id', id)
  })
  return ended
}

function checkObject(object: string, { operation, isUserMode }: Manner, machine: Machine) {
  const { kind, name } = shapeOf(object, machine.org.schema)
  if (kind === 'read-only') throw new CompileError(`DML operation ${operation} not allowed on ${name}`)
  checkMixing(object, operation, machine)
  const { userId, store } = machine.session
  const rights = RIGHTS[operation]
  const isAllowed = rights.every((right) => hasObjectRight(userId, { object, right }, store))
  if (isUserMode && !isAllowed) unsupported(`${operation} of ${name} by a user without the right`)
}

const RIGHTS = {
  delete: ['delete'],
  insert: ['create'],
  undelete: ['create'],
  update: ['edit'],
  upsert: ['create', 'edit'],
} as const
