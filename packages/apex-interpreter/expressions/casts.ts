import type { Tree } from '../syntax/tree.ts'
import type { Code, Scope } from '../run/machine.ts'
import { requiredPart } from '../syntax/nodes.ts'
import { textOfType, type ApexType } from '../syntax/types.ts'
import { unsupported } from '../faults.ts'
import { ApexList, ApexMap, ApexSet, TypeValue, type Value } from '../values/values.ts'

/** Code for `(X) a`. */
export function cast(node: Tree, scope: Scope): Code {
  const [code, type] = [scope.codeOf(requiredPart(node, 'expr')), scope.typeOf(requiredPart(node, 'type'))]
  return (frame) => {
    const value = code(frame)
    const fitted = heldTypesAgree(value, type) ? scope.machine.fitted(value, type) : undefined
    return fitted === undefined ? scope.machine.raise('TypeException', `Invalid conversion to ${type.name}`) : fitted
  }
}

/** Code for `X.class`. */
export function classReference(node: Tree, scope: Scope): Code {
  const type = new TypeValue(scope.typeOf(requiredPart(node, 'type')))
  return () => type
}

/** Code for `a instanceof X`. */
export function instanceOf(node: Tree, scope: Scope): Code {
  const [code, type] = [scope.codeOf(requiredPart(node, 'expr')), scope.typeOf(requiredPart(node, 'type'))]
  return (frame) => {
    const value = code(frame)
    if (value === null) return false
    const fitted = scope.machine.fitted(value, type)
    if (fitted !== undefined && fitted !== value) return unsupported('whether a number is also of a wider type', node)
    return fitted !== undefined && heldTypesAgree(value, type)
  }
}

/** Whether a collection has exactly the element types that the cast names. Wider or narrower ones are unsupported. */
function heldTypesAgree(value: Value, { arguments: wanted }: ApexType): boolean {
  const held = heldBy(value)
  if (held.length === 0 || wanted.length !== held.length) return true
  const isSame = held.every((one, index) => textOfType(one) === textOfType(wanted[index] ?? one))
  return isSame || unsupported('a collection cast to other element types')
}

function heldBy(value: Value): ApexType[] {
  if (value instanceof ApexList || value instanceof ApexSet) return [value.held]
  return value instanceof ApexMap ? [value.key, value.held] : []
}
