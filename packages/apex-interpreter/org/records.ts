import { Decimal } from '../values/decimal.ts'
import { Moment, type Row, type Value } from '../values/values.ts'
import { shapeOf, type Field, type Schema } from './schema.ts'

/** A row as JSON, with moments as ISO texts. */
export type JsonRecord = Record<string, string | number | boolean | null>

/** The fields of a JSON row that its object has in Apex, as values. Ids of rows are kept. */
export function fieldsFrom(object: string, json: JsonRecord, schema: Schema): Record<string, Value> {
  const { fields, rights } = shapeOf(object.toLowerCase(), schema)
  const known = Object.entries(json).filter(([name]) => {
    const lower = name.toLowerCase()
    return fields.has(lower) || rights?.test(lower) === true
  })
  return Object.fromEntries(known.map(([name, value]) => [name, valueFrom(value, fields.get(name.toLowerCase()))]))
}

function valueFrom(value: JsonRecord[string], field: Field | undefined): Value {
  if (field?.type === 'DateTime' && typeof value === 'string') return new Moment(Date.parse(value))
  if (typeof value === 'number' && field?.type !== 'Integer') return Decimal.parse(String(value))
  return value
}

/** A row as JSON, with the field names of its object. */
export function jsonFrom(row: Row, schema: Schema): JsonRecord {
  const { fields } = shapeOf(row.object, schema)
  return Object.fromEntries(
    [...fields.values()].map(({ name }) => [name, scalarFrom(row.fields.get(name.toLowerCase()) ?? null)]),
  )
}

function scalarFrom(value: Value): JsonRecord[string] {
  if (value instanceof Moment) return new Date(value.at).toISOString()
  if (value instanceof Decimal) return Number(value.text)
  return typeof value === 'string' || typeof value === 'boolean' || typeof value === 'number' ? value : null
}
