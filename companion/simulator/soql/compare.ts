import type { Scalar } from '../records/row.ts'
import type { Field } from '../schema/field.ts'
import type { Literal } from './literal.ts'
import type { Span } from './span.ts'

/** The comparison key of a value: dates as time, texts in lower case, ids by their 15 characters. */
export function comparable(value: Scalar, field: Field): Scalar {
  if (value === null) return null
  if (field.type === 'date' || field.type === 'datetime')
    return typeof value === 'number' ? value : Date.parse(String(value))
  if (field.type === 'id' || field.type === 'reference') return String(value).slice(0, 15)
  return typeof value === 'number' || typeof value === 'boolean' ? value : value.toLowerCase()
}

const ORDERED: Record<string, (left: Scalar, right: Scalar) => boolean> = {
  '=': (left, right) => left === right,
  '!=': (left, right) => left !== right,
  '<': (left, right) => left !== null && right !== null && left < right,
  '>': (left, right) => left !== null && right !== null && left > right,
  '<=': (left, right) => left !== null && right !== null && left <= right,
  '>=': (left, right) => left !== null && right !== null && left >= right,
}

const SPANNED: Record<string, (time: number, span: Span) => boolean> = {
  '=': (time, { from, until }) => time >= from && time < until,
  '!=': (time, { from, until }) => time < from || time >= until,
  '<': (time, { from }) => time < from,
  '>': (time, { until }) => time >= until,
  '<=': (time, { until }) => time < until,
  '>=': (time, { from }) => time >= from,
}

/** Whether a value matches a literal by the operator. */
export function compare(
  value: Scalar,
  operator: string,
  { literal, field }: { literal: Literal; field: Field },
): boolean {
  const left = comparable(value, field)
  if (typeof literal === 'object' && literal !== null) {
    return typeof left === 'number' ? (SPANNED[operator]?.(left, literal) ?? false) : operator === '!='
  }
  if (operator === 'LIKE') return typeof left === 'string' && pattern(String(literal)).test(left)
  return ORDERED[operator]?.(left, comparable(literal, field)) ?? false
}

function pattern(like: string): RegExp {
  const body = like
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replaceAll('%', '.*')
    .replaceAll('_', '.')
  return new RegExp(`^${body}$`, 'is')
}
