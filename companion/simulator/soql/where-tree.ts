import type { WhereClause } from '@jetstreamapp/soql-parser-js'
import { malformed } from './parse.ts'

export type Leaf = Exclude<WhereClause['left'], null>
export type Tree = { kind: 'leaf'; condition: Leaf } | { kind: 'and' | 'or' | 'not'; parts: Tree[] }
type Token = '(' | ')' | 'AND' | 'OR' | 'NOT' | Leaf

/** The conditions as a tree, from the parser's chain with counts of parentheses. */
export function readTree(clause: WhereClause): Tree {
  const tokens = tokensOf(clause)
  const tree = readGroup(tokens)
  if (tokens.length > 0) throw malformed('unexpected token at the end of the filter')
  return tree
}

function tokensOf(clause: WhereClause): Token[] {
  const tokens: Token[] = []
  for (let at: WhereClause | undefined = clause; at; at = 'right' in at ? at.right : undefined) {
    if (at.left) tokens.push(...leafTokens(at.left))
    if ('operator' in at) tokens.push(at.operator)
  }
  return tokens
}

function leafTokens(leaf: Leaf): Token[] {
  const open = Array<Token>(leaf.openParen ?? 0).fill('(')
  if (!('operator' in leaf)) return open
  return [...open, leaf, ...Array<Token>(leaf.closeParen ?? 0).fill(')')]
}

function readGroup(tokens: Token[]): Tree {
  const parts = [readOne(tokens)]
  const operator = tokens[0]
  if (operator !== 'AND' && operator !== 'OR') return parts[0] ?? nothing()
  while (tokens[0] === operator) {
    tokens.shift()
    parts.push(readOne(tokens))
  }
  if (tokens[0] === 'AND' || tokens[0] === 'OR') throw malformed(`unexpected token: '${tokens[0]}'`)
  return { kind: operator === 'AND' ? 'and' : 'or', parts }
}

function readOne(tokens: Token[]): Tree {
  const token = tokens.shift()
  if (token === 'NOT') return { kind: 'not', parts: [readOne(tokens)] }
  if (token === '(') return readParenthesis(tokens)
  if (typeof token === 'object') return { kind: 'leaf', condition: token }
  return nothing()
}

function readParenthesis(tokens: Token[]): Tree {
  const tree = readGroup(tokens)
  if (tokens.shift() !== ')') throw malformed("expecting a right parentheses, found '<EOF>'")
  return tree
}

function nothing(): never {
  throw malformed("unexpected token: '<EOF>'")
}
