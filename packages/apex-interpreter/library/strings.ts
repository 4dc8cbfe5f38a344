import { literalPattern } from './patterns.ts'
import { unsupported } from '../faults.ts'
import { STRING } from '../syntax/types.ts'
import { ApexList } from '../values/values.ts'
import type { Methods } from './arguments.ts'

/** The methods of a String. Lengths count UTF-16 code units, as in JavaScript. */
export const STRING_METHODS: Methods<string> = {
  'charat/1': (text, args) => unitAt(text, args.integer(0)),
  'compareto/1': (text, args) => compareUnits(text, args.text(0)),
  'contains/1': (text, args) => text.includes(args.text(0)),
  'containsany/1': (text, args) => Array.from(args.text(0)).some((character) => text.includes(character)),
  'endswith/1': (text, args) => text.endsWith(args.text(0)),
  'equals/1': (text, args) => text === args.value(0),
  'indexof/1': (text, args) => text.indexOf(args.text(0)),
  'isnumeric/0': (text) => (text === '' ? unsupported('isNumeric of an empty text') : /^\p{Nd}+$/u.test(text)),
  'left/1': (text, args) => text.slice(0, args.count(0)),
  'length/0': (text) => text.length,
  'repeat/1': (text, args) => text.repeat(args.count(0)),
  'replace/2': (text, args) => text.split(args.text(0) || unsupported('replace of an empty text')).join(args.text(1)),
  'split/1': (text, args) => new ApexList(STRING, split(text, literalPattern(args.text(0)))),
  'startswith/1': (text, args) => text.startsWith(args.text(0)),
  'startswithignorecase/1': (text, args) => text.toLowerCase().startsWith(args.text(0).toLowerCase()),
  'substring/1': (text, args, { raise }) => {
    const start = args.integer(0)
    const isInside = start >= 0 && start <= text.length
    return isInside ? text.slice(start) : raise('StringException', `Starting position out of bounds: ${start}`)
  },
  'substring/2': (text, args, { raise }) => {
    const [start, end] = [args.integer(0), args.integer(1)]
    if (start < 0 || start > text.length) return raise('StringException', `Starting position out of bounds: ${start}`)
    const isInside = end >= start && end <= text.length
    return isInside ? text.slice(start, end) : raise('StringException', `Ending position out of bounds: ${end}`)
  },
  'tolowercase/0': (text) => text.toLowerCase(),
  'trim/0': (text) => text.replace(/^[\0-\u0020]+|[\0-\u0020]+$/g, ''),
}

const unitAt = (text: string, index: number): number =>
  index >= 0 && index < text.length ? text.charCodeAt(index) : unsupported('charAt outside the text')

/** Compares like Java: by the first different code unit, then by length. */
function compareUnits(one: string, other: string): number {
  const shorter = Math.min(one.length, other.length)
  for (let index = 0; index < shorter; index += 1) {
    const difference = one.charCodeAt(index) - other.charCodeAt(index)
    if (difference !== 0) return difference
  }
  return one.length - other.length
}

/** Splits like Java: drops empty parts at the end. */
function split(text: string, at: string): string[] {
  const parts = text.split(at)
  while (parts.length > 1 && parts.at(-1) === '') parts.pop()
  return parts
}
