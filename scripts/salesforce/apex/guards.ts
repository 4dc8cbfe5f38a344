import type { ApexClass } from './class.ts'
import { isTree, kindOf, listOf, nameOf, nodesOf, type Tree } from '../../../packages/apex-interpreter/index.ts'

/** Whether a method throws where a variable is null, so that it is not null where the method goes on to name it. */
export function isGuarded(variable: Tree, { methods }: ApexClass): boolean {
  const method = methods.find(({ body }) => nodesOf(body, 'VariableExpr').includes(variable))
  return nodesOf(method?.body, 'IfBlock').some(({ expr, stmnt }) => asksForNull(expr, variable) && isThrow(stmnt))
}

function asksForNull(condition: unknown, variable: Tree): boolean {
  if (!isTree(condition) || !isTree(condition.left) || !isTree(condition.op)) return false
  const isSame = namesOf(condition.left) === namesOf(variable)
  const isNull = nodesOf(condition.right, 'LiteralExpr').some(({ type }) => isTree(type) && type.$ === 'NULL')
  return isSame && isNull && condition.op.$ === 'DOUBLE_EQUAL'
}

const namesOf = ({ names }: Tree) => listOf(names).map(nameOf).join('.')

function isThrow(statement: unknown): boolean {
  if (!isTree(statement)) return false
  const last = listOf(statement.stmnts).at(-1) ?? statement
  return kindOf(last) === 'ThrowStmnt'
}
