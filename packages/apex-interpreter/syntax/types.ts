import { kindOf, listOf, nameOf, type Tree } from './tree.ts'
import { needed } from './nodes.ts'

/** A type in small letters: `list` of `string`, or a class by its full name. */
export type ApexType = { name: string; arguments: ApexType[] }

export const OBJECT: ApexType = { name: 'object', arguments: [] }
export const STRING: ApexType = { name: 'string', arguments: [] }

/** Types that stand in this namespace are the same without it. */
const NAMESPACE = /^(system|schema)\./

/** Reads a type as it is written; `resolve` gives a class its full name. */
export function typeIn(node: Tree, resolve: (name: string) => string): ApexType {
  if (kindOf(node) === 'ArrayTypeRef') return { name: 'list', arguments: [typeIn(needed(node, 'heldType'), resolve)] }
  const written = listOf(node.names).map(nameOf).join('.').toLowerCase().replace(NAMESPACE, '')
  return { name: resolve(written), arguments: listOf(node.typeArguments).map((one) => typeIn(one, resolve)) }
}

/** A type as text, such as `map<string,object>`. */
export const textOfType = ({ name, arguments: held }: ApexType): string =>
  held.length > 0 ? `${name}<${held.map(textOfType).join()}>` : name
