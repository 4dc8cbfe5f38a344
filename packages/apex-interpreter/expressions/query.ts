import { kindOf, listOf, nameOf, type Tree } from '../syntax/tree.ts'
import { areEqual } from '../values/equality.ts'
import type { Code, Frame, Scope } from '../run/machine.ts'
import { requiredPart, partOf } from '../syntax/nodes.ts'
import { shuffledBy } from '../values/scramble.ts'
import { unsupported } from '../faults.ts'
import { ApexList, Row, type Value } from '../values/values.ts'
import { itemsOf } from '../library/sets.ts'
import { OBJECT } from '../syntax/types.ts'

const QUERY = 'SoqlExpr'

/**
 * Code for a query of one object whose rows a double holds: its fields, and conditions joined by AND. The order of the
 * rows depends on the seed. They hold only the selected fields.
 */
export function query(node: Tree, scope: Scope): Code {
  const asked = requiredPart(node, 'query')
  const isMore = ['orderBy', 'groupBy', 'limit', 'offset', 'bind', 'with'].some((part) => partOf(asked, part))
  const [from, ...others] = listOf(requiredPart(asked, 'from').exprs)
  if (isMore || others.length > 0 || !from) return unsupported(QUERY, node)
  const object = fieldName(requiredPart(from, 'table'))
  const fields = listOf(requiredPart(asked, 'select').exprs).map((one) =>
    fieldName(requiredPart(requiredPart(one, 'field'), 'field')),
  )
  const where = partOf(asked, 'where')
  const fits = where ? conditionOf(requiredPart(where, 'expr'), scope) : () => true
  return (frame) => {
    const rows = scope.machine.double.rows[object] ?? unsupported(QUERY, node)
    const found = rows.filter((row) => fits(row, frame)).map((row) => row.selecting(fields))
    return new ApexList({ name: object, arguments: [] }, shuffledBy(found, scope.machine.seed))
  }
}

const fieldName = (node: Tree): string => nameOf(node.field).toLowerCase()

type Condition = (row: Row, frame: Frame) => boolean

function conditionOf(node: Tree, scope: Scope): Condition {
  if (kindOf(node) !== 'WhereCompoundExpr') return comparisonOf(node, scope)
  if (kindOf(requiredPart(node, 'op')) !== 'QueryAnd') return unsupported(QUERY, node)
  const parts = listOf(node.expr).map((one) => conditionOf(one, scope))
  return (row, frame) => parts.every((fits) => fits(row, frame))
}

function comparisonOf(node: Tree, scope: Scope): Condition {
  const name =
    kindOf(node) === 'WhereOpExpr'
      ? fieldName(requiredPart(requiredPart(node, 'field'), 'field'))
      : unsupported(QUERY, node)
  const [given, operator] = [operandOf(requiredPart(node, 'expr'), scope), kindOf(requiredPart(node, 'op'))]
  const holds = OPERATORS[operator] ?? unsupported(QUERY, node)
  return (row, frame) => holds(row.fields.get(name) ?? null, given(frame), scope)
}

const OPERATORS: Record<string, (field: Value, given: Value, scope: Scope) => boolean> = {
  QueryEqual: (field, given) => areEqual(field, given),
  QueryNotEqual: (field, given) => !areEqual(field, given),
  QueryIn: (field, given, { machine }) => itemsOf(given, OBJECT, machine).some((item) => areEqual(field, item)),
}

function operandOf(node: Tree, scope: Scope): Code {
  if (kindOf(node) === 'ApexExpr') return scope.codeOf(requiredPart(requiredPart(node, 'expr'), 'expr'))
  const literal = kindOf(node) === 'LiteralExpr' ? requiredPart(node, 'literal') : unsupported(QUERY, node)
  const text = literal.literal
  return typeof text === 'string' && kindOf(literal) === 'QueryString' ? () => text : unsupported(QUERY, node)
}
