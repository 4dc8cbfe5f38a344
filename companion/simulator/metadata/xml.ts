import { XMLParser } from 'fast-xml-parser'
import { SyntaxValidator } from 'fast-xml-validator'

const parser = new XMLParser({
  removeNSPrefix: true,
  ignoreAttributes: true,
  parseTagValue: false,
  ignoreDeclaration: true,
})

export type XmlTree = Record<string, unknown>

/** The fault of an XML text, or undefined. */
export function xmlFault(text: string): string | undefined {
  try {
    SyntaxValidator.validate(text)
    return undefined
  } catch (error) {
    return `Error parsing file: ${error instanceof Error ? error.message : String(error)}`
  }
}

/** An XML text as a tree of objects, without namespaces and attributes. */
export function readXml(text: string): XmlTree {
  const tree: unknown = parser.parse(text)
  return isTree(tree) ? tree : {}
}

/** The texts of all elements of that name, at any depth. */
export function textsOf(tree: unknown, name: string): string[] {
  if (Array.isArray(tree)) return tree.flatMap((item) => textsOf(item, name))
  if (!isTree(tree)) return []
  return Object.entries(tree).flatMap(([key, value]) => (key === name ? ownTexts(value) : textsOf(value, name)))
}

/** All elements of that name, at any depth. */
export function treesOf(tree: unknown, name: string): unknown[] {
  if (Array.isArray(tree)) return tree.flatMap((item) => treesOf(item, name))
  if (!isTree(tree)) return []
  return Object.entries(tree).flatMap(([key, value]) => (key === name ? [value].flat() : treesOf(value, name)))
}

/** The child element of that name. */
export function childOf(tree: unknown, name: string): unknown {
  return isTree(tree) ? tree[name] : undefined
}

function ownTexts(value: unknown): string[] {
  return [value].flat().filter((one) => typeof one === 'string')
}

/** Escapes a text for XML. */
export function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/** Whether a value is an element with children. */
export function isTree(value: unknown): value is XmlTree {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
