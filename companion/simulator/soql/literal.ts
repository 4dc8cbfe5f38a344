import { apiError } from '../http/api-error.ts'
import type { Field } from '../schema/field.ts'
import { dateRange } from './date-literal.ts'
import type { Span } from './span.ts'

export type Literal = string | number | boolean | null | Span

const WANTED: Partial<Record<Field['type'], string[]>> = {
  boolean: ['BOOLEAN'],
  int: ['INTEGER', 'DECIMAL'],
  double: ['INTEGER', 'DECIMAL'],
  percent: ['INTEGER', 'DECIMAL'],
  currency: ['INTEGER', 'DECIMAL', 'INTEGER_WITH_CURRENCY_PREFIX', 'DECIMAL_WITH_CURRENCY_PREFIX'],
  date: ['DATE', 'DATE_LITERAL', 'DATE_N_LITERAL'],
  datetime: ['DATETIME', 'DATE_LITERAL', 'DATE_N_LITERAL'],
}

/** The value of a literal for a field. Throws the platform's refusal when the types differ. */
export function readLiteral(text: string, type: string, { field, now }: { field: Field; now: number }): Literal {
  if (type === 'NULL') return null
  if (!(WANTED[field.type] ?? ['STRING']).includes(type)) throw wrongType(field)
  return READERS[type]?.(text, now) ?? text
}

const READERS: Record<string, (text: string, now: number) => Literal> = {
  STRING: (text) => unquote(text),
  BOOLEAN: (text) => text.toUpperCase() === 'TRUE',
  INTEGER: Number,
  DECIMAL: Number,
  INTEGER_WITH_CURRENCY_PREFIX: (text) => Number(text.slice(3)),
  DECIMAL_WITH_CURRENCY_PREFIX: (text) => Number(text.slice(3)),
  DATE: (text) => Date.parse(text),
  DATETIME: (text) => Date.parse(text),
  DATE_LITERAL: (text, now) => dateRange(text, now),
  DATE_N_LITERAL: (text, now) => dateRange(text, now),
}

const ESCAPED: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }

function unquote(text: string): string {
  return text.slice(1, -1).replace(/\\(.)/g, (_, character: string) => ESCAPED[character] ?? character)
}

function wrongType({ name, type }: Field) {
  const wanted = WANTED[type]
    ? `of type ${type} and should not be enclosed in quotes`
    : `of type ${type} and should be enclosed in quotes`
  return apiError(400, 'INVALID_FIELD', `value of filter criterion for field '${name}' must be ${wanted}`)
}
