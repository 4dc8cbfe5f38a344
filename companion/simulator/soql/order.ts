import type { OrderByClause, Query } from '@jetstreamapp/soql-parser-js'
import type { Row } from '../records/row.ts'
import type { ObjectSchema } from '../schema/object.ts'
import { comparable } from './compare.ts'
import { malformed } from './parse.ts'
import { resolvePath, type Scope, valueAt } from './scope.ts'

type Order = (a: Row, b: Row) => number

/** The rows in the order of the query. Empty values come first by default. */
export function sorted(
  rows: Row[],
  { orderBy = [] }: Query,
  { object, scope }: { object: ObjectSchema; scope: Scope },
): Row[] {
  const orders = [orderBy].flat().map((clause) => orderOf(clause, object, scope))
  if (orders.length === 0) return rows
  return rows.toSorted((a, b) => orders.reduce((so, order) => so || order(a, b), 0))
}

function orderOf(clause: OrderByClause, object: ObjectSchema, scope: Scope): Order {
  if (!('field' in clause)) throw malformed('ordering by a function is not supported here')
  const path = resolvePath(clause.field, object, scope)
  const direction = clause.order === 'DESC' ? -1 : 1
  const emptiesFirst = clause.nulls !== 'LAST'
  const keyOf = (row: Row) => comparable(valueAt(row, path, scope), path.field)
  return (a, b) => {
    const [left, right] = [keyOf(a), keyOf(b)]
    if (left === null || right === null)
      return (Number(left !== null) - Number(right !== null)) * (emptiesFirst ? 1 : -1)
    return left < right ? -direction : left > right ? direction : 0
  }
}
