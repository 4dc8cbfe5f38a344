import { unsupported } from '../faults.ts'
import type { ApexType } from '../syntax/types.ts'
import { fit } from '../values/fit.ts'
import { ApexList, Row, type Value } from '../values/values.ts'
import type { Machine } from './machine.ts'

/** Converts a value to the type of what it is assigned to. */
export function assign(value: Value, type: ApexType, machine: Machine): Value {
  if (value instanceof ApexList && value.isResult && type.name !== 'list' && type.name !== 'object') {
    return assign(onlyRow(value, machine), type, machine)
  }
  const fitting = fit(value, type, machine.program)
  if (fitting !== undefined) return fitting
  if (type.name === 'id' && typeof value === 'string') return machine.raise('StringException', `Invalid id: ${value}`)
  return unsupported(`this value as ${type.name}`)
}

/** The row that a query result stands for where one row is meant. */
export function onlyRow({ items: [row, ...more] }: ApexList, { raise }: Machine): Row {
  if (row === undefined) return raise('QueryException', 'List has no rows for assignment to SObject')
  if (more.length > 0) return raise('QueryException', 'List has more than 1 row for assignment to SObject')
  return row instanceof Row ? row : unsupported('a query result without rows')
}
