import { isTree } from '../syntax/tree.ts'
import { Decimal } from '../values/decimal.ts'
import { unsupported } from '../faults.ts'
import { itemsOf } from '../library/sets.ts'
import type { Code, Frame, Scope } from '../run/machine.ts'
import { requiredPart } from '../syntax/nodes.ts'
import { kindOf, listOf, type Tree } from '../syntax/tree.ts'
import { OBJECT } from '../syntax/types.ts'
import { idOf } from '../values/rows.ts'
import { ApexList, ApexSet, Row, type Value } from '../values/values.ts'

/** Code for what a field is compared with: each value of a list or a bound collection. */
export function operandOf(node: Tree, scope: Scope): (frame: Frame) => Value[] {
  const isList = kindOf(node) === 'WhereOpExprs'
  if (!isList && kindOf(node) !== 'WhereOpExpr') return unsupported(kindOf(node), node)
  const codes = isList
    ? listOf(node.expr).map((one) => valueOf(one, scope))
    : [valueOf(requiredPart(node, 'expr'), scope)]
  return (frame) =>
    codes.flatMap((code) => {
      const value = code(frame)
      const isMany = value instanceof ApexList || value instanceof ApexSet
      return (isMany ? itemsOf(value, OBJECT, scope.machine) : [value]).map(bound)
    })
}

/** A row stands for its id. */
const bound = (value: Value): Value =>
  value instanceof Row ? (idOf(value) ?? unsupported('a bound row without an id')) : value

function valueOf(node: Tree, scope: Scope): Code {
  if (kindOf(node) === 'ApexExpr') return boundIn(requiredPart(node, 'expr'), scope)
  const literal = kindOf(node) === 'LiteralExpr' ? requiredPart(node, 'literal') : unsupported(kindOf(node), node)
  const value = (LITERALS[kindOf(literal)] ?? unsupported(kindOf(literal), literal))(literal)
  return () => value
}

/** Code for `:a`. */
export const boundIn = (node: Tree, scope: Scope): Code => scope.codeOf(requiredPart(node, 'expr'))

const LITERALS: Record<string, (node: Tree) => Value> = {
  QueryString: ({ literal }) => (typeof literal === 'string' ? literal : unsupported('a text in a query')),
  QueryNumber: ({ literal }) =>
    isTree(literal) ? Decimal.parse(String(literal.$)) : unsupported('a number in a query'),
  QueryTrue: () => true,
  QueryFalse: () => false,
  QueryNull: () => null,
}
