import type { ApexClass } from './class.ts'
import { isTree, kindOf, listOf, nameOf, nodesOf, type Tree } from '../../../packages/apex-interpreter/index.ts'

/**
 * Whether a variable is a parameter of a method for which some call says null. Only what a call says outright counts:
 * what else it hands over, the method may be there to refuse.
 */
export function isGivenNull(variable: Tree, classes: ApexClass[]): boolean {
  const methods = classes.flatMap((one) => one.methods)
  const method = methods.find(({ body }) => nodesOf(body, 'VariableExpr').includes(variable))
  if (!method || method.type.name === '') return false
  const place = method.parameters.findIndex(({ name }) => name === lastOf(variable))
  return nodesOf(
    classes.map(({ tree }) => tree),
    'MethodCallExpr',
  )
    .filter((call) => lastOf(call) === method.name)
    .map(({ inputParameters }) => listOf(inputParameters))
    .some((values) => values.length === method.parameters.length && saysNull(values[place]))
}

const lastOf = ({ names }: Tree) => listOf(names).map(nameOf).at(-1)

function saysNull(value: unknown): boolean {
  if (!isTree(value)) return false
  if (kindOf(value) === 'TernaryExpr') return [value.trueExpr, value.falseExpr].some(saysNull)
  const isNull = kindOf(value) === 'LiteralExpr' && isTree(value.type) && value.type.$ === 'NULL'
  return isNull || value.isSafeNav === true
}
