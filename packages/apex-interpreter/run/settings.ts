import type { Machine } from './machine.ts'
import { notKnown } from '../faults.ts'
import { Row } from '../values/values.ts'

const ID = 'id'
const MADE_ID = 'a00000000000001AAA'

/** The row of a custom setting that holds for the whole org; an empty one where nothing was saved. */
export function orgDefaults(object: string, { settings, saved }: Machine): Row {
  if (!settings.has(object)) return notKnown(`the defaults of ${object}`)
  return merged(new Row(object), saved.get(object))
}

/** Saves the row of a custom setting for the whole org. What it does not set stays as it was. */
export function saveDefaults(row: Row, { settings, saved }: Machine) {
  const before = saved.get(row.object)
  const isOfOrg = settings.has(row.object) && [row, before].some((one) => one?.fields.has('setupownerid'))
  const isSame = (row.fields.get(ID) ?? null) === (before?.fields.get(ID) ?? null)
  if (!isOfOrg || !isSame) notKnown('DmlUpsertStmnt')
  if (!before) row.fields.set(ID, MADE_ID)
  saved.set(row.object, merged(merged(new Row(row.object), before), row))
}

function merged(into: Row, from: Row | undefined): Row {
  from?.fields.forEach((value, name) => into.fields.set(name, value))
  return into
}
