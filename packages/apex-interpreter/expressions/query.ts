import { kindOf, listOf, nameOf, type Tree } from '../syntax/tree.ts'
import { areEqual } from '../values/equality.ts'
import type { Code, Frame, Scope } from '../run/machine.ts'
import { needed, partOf } from '../syntax/nodes.ts'
import { shuffledBy } from '../values/scramble.ts'
import { notKnown } from '../faults.ts'
import { ApexList, Row, type Value } from '../values/values.ts'
import { itemsOf } from '../library/sets.ts'
import { OBJECT } from '../syntax/types.ts'

const QUERY = 'SoqlExpr'

/**
 * Code for a query of one object of which a test made up rows: fields, and conditions that all must hold. The rows come
 * in no order, and hold what was selected alone.
 */
export function query(node: Tree, scope: Scope): Code {
  const asked = needed(node, 'query')
  const isMore = ['orderBy', 'groupBy', 'limit', 'offset', 'bind', 'with'].some((part) => partOf(asked, part))
  const [from, ...others] = listOf(needed(asked, 'from').exprs)
  if (isMore || others.length > 0 || !from) return notKnown(QUERY, node)
  const object = fieldName(needed(from, 'table'))
  const fields = listOf(needed(asked, 'select').exprs).map((one) => fieldName(needed(needed(one, 'field'), 'field')))
  const where = partOf(asked, 'where')
  const fits = where ? conditionOf(needed(where, 'expr'), scope) : () => true
  return (frame) => {
    const rows = scope.machine.double.rows[object] ?? notKnown(QUERY, node)
    const found = rows.filter((row) => fits(row, frame)).map((row) => row.selecting(fields))
    return new ApexList({ name: object, arguments: [] }, shuffledBy(found, scope.machine.seed))
  }
}

const fieldName = (node: Tree): string => nameOf(node.field).toLowerCase()

type Condition = (row: Row, frame: Frame) => boolean

function conditionOf(node: Tree, scope: Scope): Condition {
  if (kindOf(node) !== 'WhereCompoundExpr') return comparisonOf(node, scope)
  if (kindOf(needed(node, 'op')) !== 'QueryAnd') return notKnown(QUERY, node)
  const parts = listOf(node.expr).map((one) => conditionOf(one, scope))
  return (row, frame) => parts.every((fits) => fits(row, frame))
}

function comparisonOf(node: Tree, scope: Scope): Condition {
  const name =
    kindOf(node) === 'WhereOpExpr' ? fieldName(needed(needed(node, 'field'), 'field')) : notKnown(QUERY, node)
  const [given, operator] = [operandOf(needed(node, 'expr'), scope), kindOf(needed(node, 'op'))]
  const holds = OPERATORS[operator] ?? notKnown(QUERY, node)
  return (row, frame) => holds(row.fields.get(name) ?? null, given(frame), scope)
}

const OPERATORS: Record<string, (field: Value, given: Value, scope: Scope) => boolean> = {
  QueryEqual: (field, given) => areEqual(field, given),
  QueryNotEqual: (field, given) => !areEqual(field, given),
  QueryIn: (field, given, { machine }) => itemsOf(given, OBJECT, machine).some((item) => areEqual(field, item)),
}

function operandOf(node: Tree, scope: Scope): Code {
  if (kindOf(node) === 'ApexExpr') return scope.codeOf(needed(needed(node, 'expr'), 'expr'))
  const literal = kindOf(node) === 'LiteralExpr' ? needed(node, 'literal') : notKnown(QUERY, node)
  const text = literal.literal
  return typeof text === 'string' && kindOf(literal) === 'QueryString' ? () => text : notKnown(QUERY, node)
}
