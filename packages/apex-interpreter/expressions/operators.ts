import type { Tree } from '../syntax/tree.ts'
import { arithmetic, compare } from '../values/arithmetic.ts'
import { areEqual } from '../values/equality.ts'
import type { Code, Scope } from '../run/machine.ts'
import { needed, signOf } from '../syntax/nodes.ts'
import { notKnown } from '../faults.ts'
import { Constant, Instance, type Value } from '../values/values.ts'

/** Code for `a + b` and its like. */
export function binary(node: Tree, scope: Scope): Code {
  const [left, right, sign] = [scope.codeOf(needed(node, 'left')), scope.codeOf(needed(node, 'right')), signOf(node)]
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
  return isObject ? areEqual(one, other) : notKnown('=== of what are no objects')
}

/** Code for `a == b`, `a && b` and their like. */
export function comparison(node: Tree, scope: Scope): Code {
  const [left, right, sign] = [scope.codeOf(needed(node, 'left')), scope.codeOf(needed(node, 'right')), signOf(node)]
  if (sign === 'AND') return (frame) => isTrue(left(frame), scope) && isTrue(right(frame), scope)
  if (sign === 'OR') return (frame) => isTrue(left(frame), scope) || isTrue(right(frame), scope)
  const compares = COMPARISONS[sign] ?? notKnown(sign, node)
  return (frame) => compares(left(frame), right(frame))
}

/** Code for `a ? b : c`. */
export function ternary(node: Tree, scope: Scope): Code {
  const holds = scope.codeOf(needed(node, 'condition'))
  const [yes, no] = [scope.codeOf(needed(node, 'trueExpr')), scope.codeOf(needed(node, 'falseExpr'))]
  return (frame) => (isTrue(holds(frame), scope) ? yes(frame) : no(frame))
}

/** Code for `a ?? b`. */
export function coalescing(node: Tree, scope: Scope): Code {
  const [left, right] = [scope.codeOf(needed(node, 'left')), scope.codeOf(needed(node, 'right'))]
  return (frame) => left(frame) ?? right(frame)
}

/** Whether a condition holds; one that is null is an exception. */
export function isTrue(value: Value, { machine }: Pick<Scope, 'machine'>): boolean {
  if (value === null) return machine.raise('NullPointerException', 'Attempt to de-reference a null object')
  return typeof value === 'boolean' ? value : notKnown('a condition that is no Boolean')
}
