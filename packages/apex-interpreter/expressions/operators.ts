import type { Tree } from '../syntax/tree.ts'
import { arithmetic, compare } from '../values/arithmetic.ts'
import { areEqual } from '../values/equality.ts'
import type { Code, Scope } from '../run/machine.ts'
import { requiredPart, signOf } from '../syntax/nodes.ts'
import { unsupported } from '../faults.ts'
import { Constant, Instance, type Value } from '../values/values.ts'

/** Code for `a + b` and its like. */
export function binary(node: Tree, scope: Scope): Code {
  const [left, right, sign] = [
    scope.codeOf(requiredPart(node, 'left')),
    scope.codeOf(requiredPart(node, 'right')),
    signOf(node),
  ]
  return (frame) => arithmetic(sign, [left(frame), right(frame)], scope.machine)
}

const COMPARISONS: Record<string, (one: Value, other: Value) => boolean> = {
  DOUBLE_EQUAL: areEqual,
  NOT_EQUAL: (one, other) => !areEqual(one, other),
  ALT_NOT_EQUAL: (one, other) => !areEqual(one, other),
  TRIPLE_EQUAL: areIdentical,
  NOT_TRIPLE_EQUAL: (one, other) => !areIdentical(one, other),
  LESS_THAN: (one, other) => compare(one, other) < 0,
  LESS_THAN_EQUAL: (one, other) => compare(one, other) <= 0,
  GREATER_THAN: (one, other) => compare(one, other) > 0,
  GREATER_THAN_EQUAL: (one, other) => compare(one, other) >= 0,
}

function areIdentical(one: Value, other: Value): boolean {
  const isObject = [one, other].every((each) => each === null || each instanceof Instance || each instanceof Constant)
  return isObject ? areEqual(one, other) : unsupported('=== of values other than objects')
}

/** Code for `a == b`, `a && b` and their like. */
export function comparison(node: Tree, scope: Scope): Code {
  const [left, right, sign] = [
    scope.codeOf(requiredPart(node, 'left')),
    scope.codeOf(requiredPart(node, 'right')),
    signOf(node),
  ]
  if (sign === 'AND') return (frame) => isTrue(left(frame), scope) && isTrue(right(frame), scope)
  if (sign === 'OR') return (frame) => isTrue(left(frame), scope) || isTrue(right(frame), scope)
  const compares = COMPARISONS[sign] ?? unsupported(sign, node)
  return (frame) => compares(left(frame), right(frame))
}

/** Code for `a ? b : c`. */
export function ternary(node: Tree, scope: Scope): Code {
  const holds = scope.codeOf(requiredPart(node, 'condition'))
  const [yes, no] = [scope.codeOf(requiredPart(node, 'trueExpr')), scope.codeOf(requiredPart(node, 'falseExpr'))]
  return (frame) => (isTrue(holds(frame), scope) ? yes(frame) : no(frame))
}

/** Code for `a ?? b`. */
export function coalescing(node: Tree, scope: Scope): Code {
  const [left, right] = [scope.codeOf(requiredPart(node, 'left')), scope.codeOf(requiredPart(node, 'right'))]
  return (frame) => left(frame) ?? right(frame)
}

/** Whether a condition holds. Throws the exception of Apex when it is null. */
export function isTrue(value: Value, { machine }: Pick<Scope, 'machine'>): boolean {
  if (value === null) return machine.raise('NullPointerException', 'Attempt to de-reference a null object')
  return typeof value === 'boolean' ? value : unsupported('a condition other than a Boolean')
}
