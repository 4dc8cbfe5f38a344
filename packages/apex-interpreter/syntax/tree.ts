import { parsers } from 'prettier-plugin-apex'

/** A node of the tree that Salesforce's own parser makes of a class. */
export type Tree = Record<string, unknown>

/** Of Prettier's options the parser reads these. The native parser needs no Java. */
const OPTIONS = { parser: 'apex', apexStandaloneParser: 'native' }

/** Parses the text of a class or trigger. */
export async function parseApex(text: string): Promise<unknown> {
  const tree: unknown = await Reflect.apply(parsers.apex.parse, undefined, [text, { ...OPTIONS, originalText: text }])
  return tree
}

/** What kind of node it is, such as `MethodDecl` or `MethodCallExpr`. */
export const kindOf = ({ '@class': name }: Tree): string =>
  typeof name === 'string' ? name.replace(/^.*[.$]/, '') : ''

export const isTree = (value: unknown): value is Tree =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The nodes of a kind, however deep; below one of `except` nothing is looked for. */
export function nodesOf(value: unknown, kind: string, except: string[] = []): Tree[] {
  if (Array.isArray(value)) return value.flatMap((item) => nodesOf(item, kind, except))
  if (!isTree(value)) return []
  const below = Object.values(value).flatMap((part) =>
    isTree(part) && except.includes(kindOf(part)) ? [] : nodesOf(part, kind, except),
  )
  return kindOf(value) === kind ? [value, ...below] : below
}

/** The text of an identifier, which stands bare or wrapped as an optional value. */
export function nameOf(value: unknown): string {
  if (!isTree(value)) return ''
  const inner = value.value
  return typeof inner === 'string' ? inner : nameOf(inner)
}

/** The items of a list, or none. */
export const listOf = (value: unknown): Tree[] => (Array.isArray(value) ? value.filter(isTree) : [])
