import { isTree, kindOf, listOf, nameOf, type Tree } from './tree.ts'
import { notKnown } from '../faults.ts'

/** The part of a node, be it bare or wrapped as an optional value; undefined where it is absent. */
export function partOf(node: Tree, key: string): Tree | undefined {
  const part = node[key]
  if (!isTree(part)) return undefined
  if ('@class' in part) return part
  return isTree(part.value) ? part.value : undefined
}

/** The part of a node that must be there. */
export const needed = (node: Tree, key: string): Tree => partOf(node, key) ?? notKnown(`${kindOf(node)} without ${key}`)

/** The names of a node in small letters: Apex does not tell them apart. */
export const namesOf = (node: Tree): string[] => listOf(node.names).map((name) => nameOf(name).toLowerCase())

/** The name of a node, in small letters. */
export const lowerName = (node: Tree): string => nameOf(node.name).toLowerCase()

/** The sign of an operator, such as `ADDITION`. */
export function signOf(node: Tree): string {
  const { $: sign } = needed(node, 'op')
  return typeof sign === 'string' ? sign : notKnown('an operator without a sign', node)
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
