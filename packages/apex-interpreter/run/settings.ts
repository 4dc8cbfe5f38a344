import type { Machine } from './machine.ts'
import { unsupported } from '../faults.ts'
import { Row } from '../values/values.ts'

const ID = 'id'
const MADE_ID = 'a00000000000001AAA'

/** The org defaults of a custom setting. An empty row when none were saved. */
export function orgDefaults(object: string, { settings, saved }: Machine): Row {
  if (!settings.has(object)) return unsupported(`the defaults of ${object}`)
  return merged(new Row(object), saved.get(object))
}

/** Saves the org defaults of a custom setting. Fields that the row does not set keep their values. */
export function saveDefaults(row: Row, { settings, saved }: Machine) {
  const before = saved.get(row.object)
  const isOfOrg = settings.has(row.object) && [row, before].some((one) => one?.fields.has('setupownerid'))
  const isSame = (row.fields.get(ID) ?? null) === (before?.fields.get(ID) ?? null)
  if (!isOfOrg || !isSame) unsupported('DmlUpsertStmnt')
  if (!before) row.fields.set(ID, MADE_ID)
  saved.set(row.object, merged(merged(new Row(row.object), before), row))
}

function merged(into: Row, from: Row | undefined): Row {
  from?.fields.forEach((value, name) => into.fields.set(name, value))
  return into
}
