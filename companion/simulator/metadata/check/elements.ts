import { readFileSync } from 'node:fs'
import { isTree } from '../xml.ts'

/** The elements allowed in an element. Undefined when any is allowed. */
type Elements = Map<string, Elements> | undefined

let known: ReadonlyMap<string, Elements> | undefined

/** The lines of the table, one per type. A script makes it from the declarations that Salesforce publishes. */
const table = () =>
  (known ??= new Map(
    readFileSync(new URL('elements.txt', import.meta.url), 'utf8')
      .trim()
      .split('\n')
      .flatMap((line) => [...(read(tokensOf(line)) ?? [])]),
  ))

const tokensOf = (line: string) => (line.match(/\w+|[()*]/g) ?? []).values()

function read(tokens: IterableIterator<string>): Elements {
  const elements = new Map<string, Elements>()
  let last = ''
  for (let token = tokens.next(); !token.done && token.value !== ')'; token = tokens.next()) {
    if (token.value === '(') elements.set(last, read(tokens))
    else if (token.value === '*') elements.set(last, undefined)
    else elements.set((last = token.value), new Map())
  }
  return elements
}

/** The first element that its type does not allow, or undefined. */
export function elementFault(type: string, content: unknown): string | undefined {
  const unknown = strangerIn(content, table().get(type))
  return (
    unknown &&
    `Error parsing file: Element {http://soap.sforce.com/2006/04/metadata}${unknown} invalid at this location in type ${type}`
  )
}

function strangerIn(content: unknown, elements: Elements): string | undefined {
  if (elements === undefined) return undefined
  const found = [content]
    .flat()
    .filter(isTree)
    .flatMap((tree) => Object.entries(tree))
  for (const [name, below] of found) {
    const stranger = elements.has(name) ? strangerIn(below, elements.get(name)) : name
    if (stranger) return stranger
  }
  return undefined
}
