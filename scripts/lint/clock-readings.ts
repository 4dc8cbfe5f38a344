import type { Rule, Scope } from 'eslint'
import type { Identifier, Node } from 'estree'

type Code = Rule.RuleContext['sourceCode']

const TO_NUMBER = ['getTime', 'valueOf']

/** Whether an expression is the present by the wall clock: `Date.now()`, `new Date()`, or a variable that keeps one. */
export function isReading(node: Node, code: Code): boolean {
  if (node.type === 'NewExpression') return isNamed(node.callee, 'Date') && node.arguments.length === 0
  if (node.type === 'UnaryExpression') return node.operator === '+' && isReading(node.argument, code)
  if (node.type === 'Identifier') return initialValuesOf(node, code).some((value) => isReading(value, code))
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') return false
  const { object, property } = node.callee
  if (isNamed(object, 'Date')) return isNamed(property, 'now')
  return TO_NUMBER.some((name) => isNamed(property, name)) && isReading(object, code)
}

const isNamed = (node: Node, name: string): boolean => node.type === 'Identifier' && node.name === name

/** The values that a variable is declared with. */
function initialValuesOf(identifier: Identifier, code: Code): Node[] {
  const definitions = findVariable(identifier, code)?.defs ?? []
  return definitions.flatMap(({ node }: Scope.Definition) =>
    node.type === 'VariableDeclarator' && node.id.type === 'Identifier' && node.init ? [node.init] : [],
  )
}

function findVariable(identifier: Identifier, code: Code): Scope.Variable | undefined {
  for (let scope: Scope.Scope | null = code.getScope(identifier); scope; scope = scope.upper) {
    const found = scope.set.get(identifier.name)
    if (found) return found
  }
  return undefined
}
