import type { Condition, Query, ValueQueryCondition, WhereClause } from '@jetstreamapp/soql-parser-js'
import { apiError } from '../http/api-error.ts'
import type { Row, Scalar } from '../records/row.ts'
import type { Field } from '../schema/field.ts'
import type { ObjectSchema } from '../schema/object.ts'
import { comparable, compare } from './compare.ts'
import { readLiteral } from './literal.ts'
import { malformed } from './parse.ts'
import { type Path, resolvePath, type Scope, valueAt } from './scope.ts'
import { type Leaf, readTree, type Tree } from './where-tree.ts'

export type Predicate = (row: Row) => boolean
type SubSelect = (query: Query) => Scalar[]
type Context = { object: ObjectSchema; scope: Scope; select: SubSelect }

/** The predicate of a WHERE clause for each row. */
export function whereOf(clause: WhereClause | undefined, context: Context): Predicate {
  return clause ? predicate(readTree(clause), context) : () => true
}

function predicate(tree: Tree, context: Context): Predicate {
  if (tree.kind === 'leaf') return leafPredicate(tree.condition, context)
  const parts = tree.parts.map((part) => predicate(part, context))
  if (tree.kind === 'not') return (row) => !parts[0]?.(row)
  return tree.kind === 'and' ? (row) => parts.every((part) => part(row)) : (row) => parts.some((part) => part(row))
}

function leafPredicate(condition: Leaf, context: Context): Predicate {
  if (!('field' in condition)) throw malformed('functions in filters are not supported here')
  const path = resolvePath(condition.field, context.object, context.scope)
  refuseUnfilterable(path.field)
  const test = 'valueQuery' in condition ? inSubSelect(condition, path, context) : valueTest(condition, path, context)
  return (row) => test(valueAt(row, path, context.scope))
}

type ValueCondition = Exclude<Extract<Condition, { field: string }>, ValueQueryCondition>

function valueTest({ operator, value, literalType }: ValueCondition, { field }: Path, { scope }: Context) {
  const literals = [value].flat().map((text, index) => {
    const type = Array.isArray(literalType) ? literalType[index] : literalType
    return readLiteral(text, type ?? 'STRING', { field, now: scope.now() })
  })
  const equal = (of: Scalar) => literals.some((literal) => compare(of, '=', { literal, field }))
  if (operator === 'IN') return equal
  if (operator === 'NOT IN') return (of: Scalar) => !equal(of)
  if (operator === 'INCLUDES' || operator === 'EXCLUDES') return includes(literals.map(String), operator)
  return (of: Scalar) => compare(of, operator, { literal: literals[0] ?? null, field })
}

function includes(wanted: string[], operator: 'INCLUDES' | 'EXCLUDES') {
  const holds = (of: Scalar) => {
    const chosen = String(of ?? '').split(';')
    return wanted.some((set) => set.split(';').every((one) => chosen.includes(one)))
  }
  return (of: Scalar) => holds(of) === (operator === 'INCLUDES')
}

function inSubSelect({ operator, valueQuery }: ValueQueryCondition, { field }: Path, { select }: Context) {
  const values = new Set(select(valueQuery).map((value) => comparable(value, field)))
  return (of: Scalar) => values.has(comparable(of, field)) === (operator === 'IN')
}

function refuseUnfilterable({ name, type, length }: Field) {
  if (type !== 'address' && !(type === 'textarea' && length > 255)) return
  throw apiError(400, 'INVALID_FIELD', `field '${name}' can not be filtered in a query call`)
}
