import { isTree, type Tree } from '../syntax/tree.ts'
import { Decimal } from '../values/decimal.ts'
import type { Code } from '../run/machine.ts'
import { notKnown } from '../faults.ts'
import type { Value } from '../values/values.ts'

/** Code for a literal. The parser has read its escapes. */
export function literal(node: Tree): Code {
  const value = valueOf(node)
  return () => value
}

function valueOf(node: Tree): Value {
  if (!isTree(node.literal)) return isTree(node.type) && node.type.$ === 'NULL' ? null : notKnown('a literal', node)
  const { '@class': kind, $: written } = node.literal
  if (kind === 'long') return Number.isSafeInteger(written) ? BigInt(String(written)) : notKnown('so long a Long', node)
  if (kind === 'big-decimal') return Decimal.parse(String(written))
  const isPlain = typeof written === 'string' || typeof written === 'number' || typeof written === 'boolean'
  return isPlain && ['string', 'int', 'boolean'].includes(String(kind))
    ? written
    : notKnown(`a literal ${String(kind)}`, node)
}
