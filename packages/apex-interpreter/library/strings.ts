import { literalPattern } from './patterns.ts'
import { notKnown } from '../faults.ts'
import { STRING } from '../syntax/types.ts'
import { ApexList } from '../values/values.ts'
import type { Methods } from './given.ts'

/** The methods of a text. It is counted in UTF-16 code units, as in JavaScript. */
export const STRING_METHODS: Methods<string> = {
  'charat/1': (text, given) => unitAt(text, given.integer(0)),
  'compareto/1': (text, given) => compareUnits(text, given.text(0)),
  'contains/1': (text, given) => text.includes(given.text(0)),
  'containsany/1': (text, given) => Array.from(given.text(0)).some((character) => text.includes(character)),
  'endswith/1': (text, given) => text.endsWith(given.text(0)),
  'equals/1': (text, given) => text === given.value(0),
  'indexof/1': (text, given) => text.indexOf(given.text(0)),
  'isnumeric/0': (text) => (text === '' ? notKnown('whether nothing is numeric') : /^\p{Nd}+$/u.test(text)),
  'left/1': (text, given) => text.slice(0, given.count(0)),
  'length/0': (text) => text.length,
  'repeat/1': (text, given) => text.repeat(given.count(0)),
  'replace/2': (text, given) => text.split(given.text(0) || notKnown('to replace nothing')).join(given.text(1)),
  'split/1': (text, given) => new ApexList(STRING, split(text, literalPattern(given.text(0)))),
  'startswith/1': (text, given) => text.startsWith(given.text(0)),
  'startswithignorecase/1': (text, given) => text.toLowerCase().startsWith(given.text(0).toLowerCase()),
  'substring/1': (text, given, { raise }) => {
    const start = given.integer(0)
    const isInside = start >= 0 && start <= text.length
    return isInside ? text.slice(start) : raise('StringException', `Starting position out of bounds: ${start}`)
  },
  'substring/2': (text, given, { raise }) => {
    const [start, end] = [given.integer(0), given.integer(1)]
    if (start < 0 || start > text.length) return raise('StringException', `Starting position out of bounds: ${start}`)
    const isInside = end >= start && end <= text.length
    return isInside ? text.slice(start, end) : raise('StringException', `Ending position out of bounds: ${end}`)
  },
  'tolowercase/0': (text) => text.toLowerCase(),
  'trim/0': (text) => text.replace(/^[\0-\u0020]+|[\0-\u0020]+$/g, ''),
}

const unitAt = (text: string, index: number): number =>
  index >= 0 && index < text.length ? text.charCodeAt(index) : notKnown('a character outside a text')

/** As Java compares: by the first code unit that differs, else by the length. */
function compareUnits(one: string, other: string): number {
  const shorter = Math.min(one.length, other.length)
  for (let index = 0; index < shorter; index += 1) {
    const difference = one.charCodeAt(index) - other.charCodeAt(index)
    if (difference !== 0) return difference
  }
  return one.length - other.length
}

/** As Java splits: what is empty at the end is left out. */
function split(text: string, at: string): string[] {
  const parts = text.split(at)
  while (parts.length > 1 && parts.at(-1) === '') parts.pop()
  return parts
}
