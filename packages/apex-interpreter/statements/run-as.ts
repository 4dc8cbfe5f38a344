import { unsupported } from '../faults.ts'
import { userRow } from '../org/users.ts'
import type { Run, Scope } from '../run/machine.ts'
import { count } from '../session/limits.ts'
import { runAs } from '../session/run-as.ts'
import { requiredPart } from '../syntax/nodes.ts'
import { listOf, type Tree } from '../syntax/tree.ts'
import { idOf } from '../values/rows.ts'
import { Row } from '../values/values.ts'

/** `System.runAs(user) { }`. It counts as a DML statement. UNSURE, so here too, whether no callout may follow it. */
export function runningAs(node: Tree, scope: Scope): Run {
  const [user, ...others] = listOf(node.inputParameters).map(scope.codeOf)
  if (!user || others.length > 0) return unsupported('this runAs', node)
  const body = scope.runOf(requiredPart(node, 'stmnt'))
  const { machine } = scope
  return (frame) => {
    const { session } = machine
    const row = user(frame)
    const id = row instanceof Row && row.object === 'user' ? idOf(row) : undefined
    if (id === undefined || session.test === undefined) return unsupported('runAs of a user who is not stored', node)
    if (userRow(id, session.store).fields.get('isactive') !== true)
      return unsupported('runAs of an inactive user', node)
    count('dml', machine)
    session.usage.hasPendingWork = true
    return runAs(id, () => body(frame), machine)
  }
}
