import { XMLParser } from 'fast-xml-parser'
import { SyntaxValidator } from 'fast-xml-validator'
import type { Content, Element, MetadataTypes } from './types.ts'
import type { Failures } from '../report.ts'
import type { Source } from '../sources.ts'

const parser = new XMLParser({ parseTagValue: false, isArray: () => true, ignoreDeclaration: true })

/** The faults for which the Metadata API would refuse a file: XML, elements, their number, their values. */
export function faultsOfMetadata({ path, text }: Source, types: MetadataTypes): Failures {
  try {
    SyntaxValidator.validate(text)
    const roots = entriesOf(parser.parse(text))
    return roots.flatMap(([name, found]) => faultsOfRoot(name, found, types(name))).map((fault) => `${path}: ${fault}`)
  } catch (error) {
    return [`${path}: not well-formed: ${error instanceof Error ? error.message : String(error)}`]
  }
}

function faultsOfRoot(name: string, found: unknown[], content: Content | undefined): Failures {
  if (!content) return [`no such metadata type: ${name}`]
  return found.flatMap((value) => faultsOfContent(value, content)).map((fault) => `${name}${fault}`)
}

function faultsOfContent(value: unknown, content: Content): Failures {
  if ('texts' in content) return faultsOfText(value, content.texts)
  const found = new Map(entriesOf(value))
  const missing = [...content.elements].filter(([name, { required }]) => required && !found.has(name))
  return [
    ...missing.map(([name]) => ` lacks <${name}>`),
    ...[...found].flatMap(([name, values]) => faultsOfElement(name, values, content.elements.get(name))),
  ]
}

function faultsOfElement(name: string, values: unknown[], element: Element | undefined): Failures {
  if (!element) return [`: unknown element <${name}>`]
  if (values.length > 1 && !element.repeats) return [`: <${name}> stands ${values.length} times`]
  return values.flatMap((value) => faultsOfContent(value, element.content())).map((fault) => ` > ${name}${fault}`)
}

function faultsOfText(value: unknown, texts: string[] | 'any'): Failures {
  if (typeof value !== 'string') return [': elements where a text is expected']
  if (texts === 'any' || texts.includes(value)) return []
  return [`: "${value}" is none of ${texts.join(', ')}`]
}

/** The elements of a parsed node, each with all its occurrences. A text has none. */
function entriesOf(value: unknown): [name: string, occurrences: unknown[]][] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).map(([name, occurrences]) => [name, Array.isArray(occurrences) ? occurrences : []])
}
