import type { Rule, Scope } from 'eslint'
import type { ArrowFunctionExpression, FunctionDeclaration, FunctionExpression, Node } from 'estree'

type AnyFunction = ArrowFunctionExpression | FunctionDeclaration | FunctionExpression

/** Names that hold the database outside a transaction. */
const OUTER = ['db', 'deps', 'needs', 'platform', 'services']

/**
 * Holds the one form of data access: functions take `{ db }` last, and a transaction reaches the database only through its
 * `tx`. On the embedded database, which has one connection, any other way waits for itself for ever.
 */
export const databaseLast: Rule.RuleModule = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      store: 'Take { db } in the last argument. A store that keeps its database keeps it inside a transaction too.',
      outer: 'This reaches the database outside the transaction. Pass { ...{{ name }}, db: tx }, or { db: tx }.',
    },
  },
  create: (context) => {
    const check = (node: AnyFunction): void => {
      if (node.params.some((param) => isNamed(param, 'db'))) context.report({ node, messageId: 'store' })
      if (!isTransaction(node)) return
      for (const { identifier } of outerReferences(context.sourceCode.getScope(node))) {
        const { name } = identifier
        if (!isSafe(identifier)) context.report({ node: identifier, messageId: 'outer', data: { name } })
      }
    }
    return { ArrowFunctionExpression: check, FunctionDeclaration: check, FunctionExpression: check }
  },
}

const isNamed = (node: Node, name: string): boolean => node.type === 'Identifier' && node.name === name

/** Whether a function is what `db.transaction` runs, or takes the `tx` of one. */
function isTransaction(node: AnyFunction): boolean {
  const { parent } = node as AnyFunction & Rule.NodeParentExtension
  const isRun =
    parent.type === 'CallExpression' &&
    parent.callee.type === 'MemberExpression' &&
    isNamed(parent.callee.property, 'transaction')
  return isRun || node.params.some((param) => isNamed(param, 'tx'))
}

const outerReferences = ({ through }: Scope.Scope) =>
  through.filter(({ identifier }) => OUTER.includes(identifier.name))

/** Whether a use of an outer bag leaves its database alone: it reads another member, or replaces the database. */
function isSafe(identifier: Scope.Reference['identifier']): boolean {
  const { parent } = identifier as Scope.Reference['identifier'] & Rule.NodeParentExtension
  if (identifier.name === 'db') return false
  if (parent.type === 'MemberExpression') return parent.object === identifier && !isNamed(parent.property, 'db')
  if (parent.type !== 'SpreadElement' || parent.parent.type !== 'ObjectExpression') return false
  const { properties } = parent.parent
  return properties
    .slice(properties.indexOf(parent) + 1)
    .some((property) => property.type === 'Property' && isNamed(property.key, 'db') && isNamed(property.value, 'tx'))
}
