import { changedValues } from 'credits/settingChange'
import { label, labelOr } from 'kit/labels'
import type { Entry } from 'audit/auditTrail'

type Values = NonNullable<Entry['after']>

const isTable = (value: unknown): value is Values => typeof value === 'object' && value !== null

const asText = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined)

/** The words for a value that has some, else the value. */
const wordsBelow = (prefix: string) => (value: unknown) => {
  const text = asText(value)
  return text && labelOr(`${prefix}.${text}`, text)
}

const roleText = wordsBelow('web.people')

const checkText = (check: unknown) => {
  const id = isTable(check) ? check['check'] : check
  return typeof id === 'string' ? labelOr(`golive.check.${id}.title`, id) : undefined
}

const checksText = (checks: unknown) => (Array.isArray(checks) ? checks.map((check) => checkText(check)) : undefined)

/** How a known value of an entry is written. Any other value stays out of the page. */
const FIELDS: [name: string, textOf: (value: unknown) => string | undefined | (string | undefined)[]][] = [
  ['name', asText],
  ['email', asText],
  ['orgName', asText],
  ['organizationName', asText],
  ['environment', wordsBelow('web.environment')],
  ['organizationId', asText],
  ['integrationUser', asText],
  ['object', asText],
  ['kind', wordsBelow('parity.kind')],
  ['checks', checksText],
  ['without', checksText],
  ['reason', asText],
]

const fieldTexts = (values: Values) =>
  FIELDS.flatMap(([name, textOf]) => textOf(values[name]) ?? []).filter((text) => text !== undefined)

/** The role of a person, or from which to which it was changed. */
function roleOf({ before, after }: Entry): string | undefined {
  const [from, to] = [roleText(before?.['role']), roleText(after?.['role'])]
  return from && to && from !== to ? label('web.settingsHistory.fromTo', { from, to }) : (to ?? from)
}

/** How many differences a report counted. */
function countsOf({ blocking, notable }: Values): string | undefined {
  if (typeof blocking !== 'number' || typeof notable !== 'number') return undefined
  return label('web.audit.counts', { blocking, warnings: notable })
}

/** What an entry is about, in words: one text for each fact that is known. */
export function detailsOf(entry: Entry): string[] {
  const values = { ...entry.before, ...entry.after }
  const known = [changedValues(entry), ...fieldTexts(values), roleOf(entry), countsOf(values)]
  return known.filter((text) => text !== undefined)
}
