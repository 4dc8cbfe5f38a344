import type { Tree } from '../syntax/tree.ts'
import { arithmetic } from '../values/arithmetic.ts'
import type { Code, Scope } from '../run/machine.ts'
import { requiredPart, signOf } from '../syntax/nodes.ts'
import { unsupported } from '../faults.ts'
import type { Value } from '../values/values.ts'
import { isTrue } from './operators.ts'
import { referenceOf, type Reference } from './references.ts'

/** Code for `a = b`, `a += b` and their like. */
export function assignment(node: Tree, scope: Scope): Code {
  const [refer, code] = [referenceOf(requiredPart(node, 'left'), scope), scope.codeOf(requiredPart(node, 'right'))]
  const [sign, compound] = [signOf(node), /^(\w+)_EQUALS$/.exec(signOf(node))?.[1]]
  if (sign !== 'EQUALS' && compound === undefined) return unsupported(sign, node)
  return (frame) => {
    const reference = refer(frame)
    const before = compound === undefined ? null : reference.get()
    const value = code(frame)
    return stored(reference, compound === undefined ? value : arithmetic(compound, [before, value], scope.machine))
  }
}

function stored(reference: Reference, value: Value): Value {
  reference.set(value)
  return value
}

/** The operation behind `++` and `--`, by their operator. */
const STEPS: Record<string, string> = { INC: 'ADDITION', DEC: 'SUBTRACTION' }

/** Code for `a++` and `a--`. */
export function postfix(node: Tree, scope: Scope): Code {
  const refer = referenceOf(requiredPart(node, 'expr'), scope)
  const step = STEPS[signOf(node)] ?? unsupported(signOf(node), node)
  return (frame) => {
    const reference = refer(frame)
    const before = reference.get()
    reference.set(arithmetic(step, [before, 1], scope.machine))
    return before
  }
}

/** Code for `!a`, `-a`, `++a` and their like. */
export function prefix(node: Tree, scope: Scope): Code {
  const [of, sign] = [requiredPart(node, 'expr'), signOf(node)]
  const step = STEPS[sign]
  if (step !== undefined) {
    const refer = referenceOf(of, scope)
    return (frame) => {
      const reference = refer(frame)
      return stored(reference, arithmetic(step, [reference.get(), 1], scope.machine))
    }
  }
  const code = scope.codeOf(of)
  if (sign === 'NOT') return (frame) => !isTrue(code(frame), scope)
  if (sign === 'NEGATIVE') return (frame) => arithmetic('SUBTRACTION', [0, code(frame)], scope.machine)
  return unsupported(sign, node)
}
