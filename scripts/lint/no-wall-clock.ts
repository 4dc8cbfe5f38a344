import type { Rule } from 'eslint'
import type { CallExpression, Node } from 'estree'
import { isReading } from './clock-readings.ts'

const COMPARISONS = ['<', '>', '<=', '>=']
const BOUNDS = /^toBe(?:LessThan|GreaterThan|CloseTo)/
const MIN_WAIT_MS = 30_000

/**
 * Keeps wall-clock time out of tests: differences and bounds of `Date.now()` and `new Date()`, and waits so short that they
 * assert a speed. A date that is computed from the present, such as `Date.now() - HOUR`, is allowed.
 */
export const noWallClock: Rule.RuleModule = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      time: 'A test measures no time. Use a virtual clock, the time-out of the runner, or a benchmark in test/bench.',
      wait: `A wait of less than ${MIN_WAIT_MS} ms asserts a speed, which a busy machine misses. Leave its timeout out.`,
    },
  },
  create: (context) => {
    const reads = (node: Node): boolean => isReading(node, context.sourceCode)
    return {
      BinaryExpression: (node) => {
        const readings = [node.left, node.right].filter(reads).length
        const isMeasuring = node.operator === '-' ? readings === 2 : COMPARISONS.includes(node.operator) && readings > 0
        if (isMeasuring) context.report({ node, messageId: 'time' })
      },
      CallExpression: (node) => {
        if (boundedBy(node).some(reads)) context.report({ node, messageId: 'time' })
      },
      Property: ({ key, value }) => {
        const isTimeout = key.type === 'Identifier' && key.name === 'timeout' && value.type === 'Literal'
        if (isTimeout && Number(value.value) < MIN_WAIT_MS) context.report({ node: value, messageId: 'wait' })
      },
    }
  },
}

/** The operands of an assertion such as `expect(one).toBeLessThan(other)`. Empty for any other call. */
function boundedBy({ callee, arguments: bounds }: CallExpression): Node[] {
  if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier') return []
  const { object: subject, property: matcher } = callee
  if (subject.type !== 'CallExpression' || !BOUNDS.test(matcher.name)) return []
  return [...subject.arguments, ...bounds]
}
