import { unsupported } from '../faults.ts'
import { idFrom } from '../org/ids.ts'
import type { Frame, Machine, Scope } from '../run/machine.ts'
import { partOf, requiredPart } from '../syntax/nodes.ts'
import { kindOf, listOf, type Tree } from '../syntax/tree.ts'
import type { Row, Value } from '../values/values.ts'
import { OPERATORS } from './operators.ts'
import { operandOf } from './operands.ts'
import { fieldAt, pathOf, valueAt, type Path } from './path.ts'

/** Whether a row fits a condition of a query. */
type Fits = (row: Row) => boolean

/** A condition, which `bind` fills with values, and the fields that it names. */
export type Conditions = { bind: (frame: Frame) => Fits; paths: Path[] }

/** Code for what follows WHERE. */
export function conditionsOf(node: Tree, object: string, scope: Scope): Conditions {
  if (kindOf(node) === 'WhereCompoundExpr') return compound(node, object, scope)
  if (kindOf(node) === 'WhereUnaryExpr') {
    const { bind, paths } = conditionsOf(requiredPart(node, 'expr'), object, scope)
    return { bind: (frame) => not(bind(frame)), paths }
  }
  return comparison(node, object, scope)
}

const not =
  (fits: Fits): Fits =>
  (row) =>
    !fits(row)

function compound(node: Tree, object: string, scope: Scope): Conditions {
  const parts = listOf(node.expr).map((one) => conditionsOf(one, object, scope))
  const isAnd = kindOf(requiredPart(node, 'op')) === 'QueryAnd'
  return {
    bind: (frame) => {
      const all = parts.map(({ bind }) => bind(frame))
      return (row) => (isAnd ? all.every((fits) => fits(row)) : all.some((fits) => fits(row)))
    },
    paths: parts.flatMap(({ paths }) => paths),
  }
}

function comparison(node: Tree, object: string, scope: Scope): Conditions {
  const field = requiredPart(node, 'field')
  if (partOf(field, 'function1')) return unsupported('a function in WHERE', node)
  const [path, operator] = [pathOf(field), kindOf(requiredPart(node, 'op'))]
  const holds = OPERATORS[operator] ?? unsupported(operator, node)
  const given = operandOf(node, scope)
  const { machine } = scope
  return {
    bind: (frame) => {
      const isId = ['Id', 'Reference'].includes(fieldAt(object, path, machine).field.type)
      const values = given(frame).map((value) => (isId ? asId(value, machine) : value))
      return (row) => holds(valueAt(row, path, machine), values)
    },
    paths: [path],
  }
}

function asId(value: Value, { raise }: Machine): Value {
  if (typeof value !== 'string') return value
  return idFrom(value) ?? raise('QueryException', `invalid ID field: ${value}`)
}
