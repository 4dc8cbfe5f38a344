import { notFound } from '../../http/api-error.ts'
import type { Org } from '../../org/org.ts'
import type { Person } from '../../org/people.ts'
import { isOutOfReach } from '../../org/rights.ts'
import type { ObjectSchema } from '../../schema/object.ts'
import type { Scope } from '../../soql/scope.ts'
import { refusesObject } from '../refusals.ts'

/** The caller, the org, and whether the call uses the Tooling API. */
export type View = { org: Org; person: Person; tooling?: boolean }

/** An object with the fields that the caller may see, or undefined. */
export function visibleObject(name: string, { org, person, tooling = false }: View): ObjectSchema | undefined {
  const object = org.catalogue.get(name.toLowerCase())
  if (object && (refusesObject(org, object.name) || (object.toolingOnly && !tooling))) return undefined
  if (object && (isHiddenLog(object.name, { org, person }) || isOutOfReach(object.name, org.state, person)))
    return undefined
  const hidden = object && [...(org.state.hiddenFields[object.name] ?? []), ...missingColumns(object.name, org)]
  if (!object || !hidden?.length) return object
  return { ...object, fields: object.fields.filter((field) => !hidden.includes(field.name)) }
}

function isHiddenLog(name: string, { org: { eventLog }, person }: View): boolean {
  if (name === 'EventLogFile') return eventLog.settings().unavailable || !eventLog.admits(person)
  return name === 'ApiTotalUsageEventLog' && !eventLog.admits(person)
}

/** Only an org that writes hourly log files, with the Event Monitoring licence, has the columns that tell them apart. */
const missingColumns = (name: string, { eventLog }: Org): string[] =>
  name === 'EventLogFile' && !eventLog.settings().hourly ? ['Interval', 'Sequence'] : []

/** The object in a request's path, with the fields that the caller may see. */
export function requireObject(name: string, view: View): ObjectSchema {
  const object = visibleObject(name, view)
  if (!object) throw notFound()
  return object
}

/** The scope of this caller's queries. */
export function scopeOf(view: View): Scope {
  const { tables, clock } = view.org
  return {
    object: (name) => visibleObject(name, view),
    rows: (object) => tables.rows(object),
    find: (object, id) => tables.find(object, id),
    now: () => clock.now(),
  }
}
