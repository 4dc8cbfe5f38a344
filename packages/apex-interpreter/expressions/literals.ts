import { isTree, type Tree } from '../syntax/tree.ts'
import { Decimal } from '../values/decimal.ts'
import type { Code } from '../run/machine.ts'
import { unsupported } from '../faults.ts'
import type { Value } from '../values/values.ts'

/** Code for a literal. The parser has already resolved its escapes. */
export function literal(node: Tree): Code {
  const value = valueOf(node)
  return () => value
}

function valueOf(node: Tree): Value {
  if (!isTree(node.literal)) return isTree(node.type) && node.type.$ === 'NULL' ? null : unsupported('a literal', node)
  const { '@class': kind, $: written } = node.literal
  if (kind === 'long')
    return Number.isSafeInteger(written) ? BigInt(String(written)) : unsupported('a Long above 2^53', node)
  if (kind === 'big-decimal') return Decimal.parse(String(written))
  const isPlain = typeof written === 'string' || typeof written === 'number' || typeof written === 'boolean'
  return isPlain && ['string', 'int', 'boolean'].includes(String(kind))
    ? written
    : unsupported(`a literal ${String(kind)}`, node)
}
