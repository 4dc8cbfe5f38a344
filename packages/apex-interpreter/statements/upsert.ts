import type { Tree } from '../syntax/tree.ts'
import type { Run, Scope } from '../run/machine.ts'
import { requiredPart, partOf } from '../syntax/nodes.ts'
import { saveDefaults } from '../run/settings.ts'
import { unsupported } from '../faults.ts'
import { Row } from '../values/values.ts'

/** `upsert row;` of a custom setting, the only data that a machine keeps. */
export function upserting(node: Tree, scope: Scope): Run {
  const code = scope.codeOf(requiredPart(node, 'expr'))
  const isPlain = partOf(node, 'id') === undefined
  return (frame) => {
    const row = code(frame)
    if (!isPlain || !(row instanceof Row)) return unsupported('DmlUpsertStmnt', node)
    saveDefaults(row, scope.machine)
    return undefined
  }
}
