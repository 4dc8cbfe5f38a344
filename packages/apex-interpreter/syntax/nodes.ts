import { isTree, kindOf, listOf, nameOf, type Tree } from './tree.ts'
import { unsupported } from '../faults.ts'

/** A part of a node, bare or wrapped as an optional value. Undefined when it is absent. */
export function partOf(node: Tree, key: string): Tree | undefined {
  const part = node[key]
  if (!isTree(part)) return undefined
  if ('@class' in part) return part
  return isTree(part.value) ? part.value : undefined
}

/** A part that the node must have. */
export const requiredPart = (node: Tree, key: string): Tree =>
  partOf(node, key) ?? unsupported(`${kindOf(node)} without ${key}`)

/** The names of a node in lower case: Apex ignores case. */
export const namesOf = (node: Tree): string[] => listOf(node.names).map((name) => nameOf(name).toLowerCase())

/** The name of a node, in lower case. */
export const lowerName = (node: Tree): string => nameOf(node.name).toLowerCase()

/** The operator of a node, such as `ADDITION`. */
export function signOf(node: Tree): string {
  const { $: sign } = requiredPart(node, 'op')
  return typeof sign === 'string' ? sign : unsupported('an operator without a sign', node)
}

/** The modifiers and annotations of a declaration, such as `static` or `@istest`. */
export const modifiersOf = ({ modifiers }: Tree): string[] =>
  listOf(modifiers).map((one) =>
    kindOf(one) === 'Annotation'
      ? `@${lowerName(one)}`
      : kindOf(one)
          .replace(/Modifier$/, '')
          .toLowerCase(),
  )
