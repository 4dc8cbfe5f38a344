import type { Tree } from '../syntax/tree.ts'
import type { Run, Scope } from '../run/machine.ts'
import { needed, partOf } from '../syntax/nodes.ts'
import { saveDefaults } from '../run/settings.ts'
import { notKnown } from '../faults.ts'
import { Row } from '../values/values.ts'

/** `upsert row;` for the row of a custom setting, the only data that is kept. */
export function upserting(node: Tree, scope: Scope): Run {
  const code = scope.codeOf(needed(node, 'expr'))
  const isPlain = partOf(node, 'id') === undefined
  return (frame) => {
    const row = code(frame)
    if (!isPlain || !(row instanceof Row)) return notKnown('DmlUpsertStmnt', node)
    saveDefaults(row, scope.machine)
    return undefined
  }
}
