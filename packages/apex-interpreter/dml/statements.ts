import { unsupported } from '../faults.ts'
import type { Run, Scope } from '../run/machine.ts'
import { partOf, requiredPart } from '../syntax/nodes.ts'
import { nameOf, type Tree } from '../syntax/tree.ts'
import { ApexList, Row, type Value } from '../values/values.ts'
import { change } from './change.ts'
import type { Operation } from './ended.ts'

/** The statements that change rows. Apex of version 67 runs them in user mode where nothing else is written. */
export const dmlStatements: Record<string, (node: Tree, scope: Scope) => Run> = {
  DmlDeleteStmnt: statement('delete'),
  DmlInsertStmnt: statement('insert'),
  DmlUndeleteStmnt: statement('undelete'),
  DmlUpdateStmnt: statement('update'),
  DmlUpsertStmnt: statement('upsert'),
}

function statement(operation: Operation) {
  return (node: Tree, scope: Scope): Run => {
    const code = scope.codeOf(requiredPart(node, 'expr'))
    if (partOf(node, 'id')) return unsupported('upsert by another field than the id', node)
    const mode = partOf(node, 'runAsMode')
    const isUserMode = (mode ? nameOf(mode) : 'user').toLowerCase() !== 'system'
    return (frame) => {
      change(rowsIn(code(frame)), { operation, isUserMode, allOrNone: true }, scope.machine)
      return undefined
    }
  }
}

/** The rows that a statement changes: one, or those of a list. */
export function rowsIn(value: Value): Row[] {
  if (value instanceof Row) return [value]
  const items = value instanceof ApexList ? value.items : unsupported('DML of this value')
  return items.map((item) => (item instanceof Row ? item : unsupported('DML of a list with other than rows')))
}
