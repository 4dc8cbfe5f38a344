import { unsupported } from '../faults.ts'
import type { Machine } from '../run/machine.ts'
import { partOf, requiredPart } from '../syntax/nodes.ts'
import { kindOf, listOf, type Tree } from '../syntax/tree.ts'
import type { Row, Value } from '../values/values.ts'
import { compareValues } from './operators.ts'
import { pathOf, valueAt, type Path } from './path.ts'

/** What follows ORDER BY. */
export type Order = { path: Path; isDescending: boolean; areNullsLast: boolean }[]

export const orderOf = (query: Tree): Order =>
  listOf(partOf(query, 'orderBy')?.exprs).map((one) => {
    const field = requiredPart(one, 'field')
    if (partOf(field, 'function1')) unsupported('a function in ORDER BY', one)
    return {
      path: pathOf(field),
      isDescending: kindOf(requiredPart(one, 'order')) === 'OrderDesc',
      areNullsLast: kindOf(requiredPart(one, 'nullOrder')) === 'OrderNullLast',
    }
  })

/** Sorts rows. Rows that are equal keep their order. */
export const sorted = (rows: Row[], order: Order, machine: Machine): Row[] =>
  rows.toSorted((one, other) => {
    for (const { path, isDescending, areNullsLast } of order) {
      const [left, right] = [valueAt(one, path, machine), valueAt(other, path, machine)]
      if (left === null || right === null) {
        const nulls = (left === null ? -1 : 0) - (right === null ? -1 : 0)
        if (nulls !== 0) return areNullsLast ? -nulls : nulls
        continue
      }
      const by = compareForSort(left, right)
      if (by !== 0) return isDescending ? -by : by
    }
    return 0
  })

/** Texts sort by the alphabet, without case. */
const compareForSort = (one: Value, other: Value): number =>
  typeof one === 'string' && typeof other === 'string'
    ? one.localeCompare(other, 'en', { sensitivity: 'accent' })
    : compareValues(one, other)
