import { unsupported } from '../faults.ts'
import type { Machine } from '../run/machine.ts'
import { areEqual } from '../values/equality.ts'
import { decimalOf } from '../values/fit.ts'
import { Decimal } from '../values/decimal.ts'
import { AGGREGATE } from '../values/rows.ts'
import { Row, type Value } from '../values/values.ts'
import { compareValues } from './operators.ts'
import { valueAt, type Path } from './path.ts'

/** What a query selects: a field, or a function of it. */
export type Column = { path: Path; function?: string; alias: string }

/** Groups rows by the values at paths, and computes the columns of each group. */
export function grouped(rows: Row[], { columns, by }: { columns: Column[]; by: Path[] }, machine: Machine): Row[] {
  const groups: { key: Value[]; rows: Row[] }[] = by.length === 0 ? [{ key: [], rows: [] }] : []
  for (const row of rows) {
    const key = by.map((path) => valueAt(row, path, machine))
    const known = groups.find((group) => group.key.every((value, index) => areEqual(value, key[index] ?? null)))
    if (known) known.rows.push(row)
    else groups.push({ key, rows: [row] })
  }
  return groups.map((group) => {
    const result = new Row(AGGREGATE, new Set(columns.map(({ alias }) => alias)))
    columns.forEach((column) => result.fields.set(column.alias, valueOf(column, group.rows, machine)))
    return result
  })
}

function valueOf({ path, function: name }: Column, rows: Row[], machine: Machine): Value {
  const values = rows.map((row) => valueAt(row, path, machine)).filter((value) => value !== null)
  if (name === undefined) return rows[0] ? valueAt(rows[0], path, machine) : null
  return (FUNCTIONS[name] ?? unsupported(`the function ${name} of a query`))(values)
}

const FUNCTIONS: Record<string, (values: Value[]) => Value> = {
  count: (values) => values.length,
  count_distinct: (values) =>
    values.filter((one, index) => !values.slice(0, index).some((two) => areEqual(one, two))).length,
  max: (values) => values.toSorted(compareValues).at(-1) ?? null,
  min: (values) => values.toSorted(compareValues)[0] ?? null,
  sum: (values) => (values.length === 0 ? null : values.reduce<Decimal>(plus, new Decimal(0n))),
}

const plus = (sum: Decimal, value: Value): Decimal =>
  sum.plus(decimalOf(value) ?? unsupported('the sum of values other than numbers'))
