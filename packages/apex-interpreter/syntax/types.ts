import { kindOf, listOf, nameOf, type Tree } from './tree.ts'
import { requiredPart } from './nodes.ts'

/** A type in lower case: `list` of `string`, or a class by its full name. */
export type ApexType = { name: string; arguments: ApexType[] }

export const OBJECT: ApexType = { name: 'object', arguments: [] }
export const STRING: ApexType = { name: 'string', arguments: [] }

/** A type means the same with and without these namespaces. */
const NAMESPACE = /^(system|schema)\./

/** Reads a type. `resolve` returns the full name of a class. */
export function typeIn(node: Tree, resolve: (name: string) => string): ApexType {
  if (kindOf(node) === 'ArrayTypeRef')
    return { name: 'list', arguments: [typeIn(requiredPart(node, 'heldType'), resolve)] }
  const written = listOf(node.names).map(nameOf).join('.').toLowerCase().replace(NAMESPACE, '')
  return { name: resolve(written), arguments: listOf(node.typeArguments).map((one) => typeIn(one, resolve)) }
}

/** A type as text, such as `map<string,object>`. */
export const textOfType = ({ name, arguments: held }: ApexType): string =>
  held.length > 0 ? `${name}<${held.map(textOfType).join()}>` : name
