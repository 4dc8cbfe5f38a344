import { parsers } from 'prettier-plugin-apex'

/** A node of the tree that Salesforce's own parser makes of a class. */
export type Tree = Record<string, unknown>

/** The options that the parser reads. The native parser needs no Java. */
const OPTIONS = { parser: 'apex', apexStandaloneParser: 'native' }

/** Parses the text of a class or trigger. */
export async function parseApex(text: string): Promise<unknown> {
  const tree: unknown = await Reflect.apply(parsers.apex.parse, undefined, [text, { ...OPTIONS, originalText: text }])
  return tree
}

/** The kind of a node, such as `MethodDecl` or `MethodCallExpr`. */
export const kindOf = ({ '@class': name }: Tree): string =>
  typeof name === 'string' ? name.replace(/^.*[.$]/, '') : ''

export const isTree = (value: unknown): value is Tree =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** All descendants of a kind. Skips those below a node whose kind is in `except`. */
export function nodesOf(value: unknown, kind: string, except: string[] = []): Tree[] {
  if (Array.isArray(value)) return value.flatMap((item) => nodesOf(item, kind, except))
  if (!isTree(value)) return []
  const below = Object.values(value).flatMap((part) =>
    isTree(part) && except.includes(kindOf(part)) ? [] : nodesOf(part, kind, except),
  )
  return kindOf(value) === kind ? [value, ...below] : below
}

/** The text of an identifier, bare or wrapped as an optional value. */
export function nameOf(value: unknown): string {
  if (!isTree(value)) return ''
  const inner = value.value
  return typeof inner === 'string' ? inner : nameOf(inner)
}

/** The nodes of a list. Empty for other values. */
export const listOf = (value: unknown): Tree[] => (Array.isArray(value) ? value.filter(isTree) : [])
