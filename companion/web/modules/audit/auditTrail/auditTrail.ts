import { call, type Answer } from 'kit/client'

/** A part of the audit trail, newest first. */
export type Trail = Answer<'GET /audit'>

/** Who did what, and when. */
export type Entry = Trail['entries'][number]

/** A person whom the audit trail names. */
export type Author = Answer<'GET /audit/people'>['people'][number]

/** What is looked for: an action or all below a prefix, a person, and days in the reader's time zone, both included. */
export type Filter = Partial<Record<'action' | 'person' | 'from' | 'to', string>>

/** The start of a day in the reader's time zone, or of one after it. */
function startOf(day: string, daysLater = 0): string {
  const moment = new Date(`${day}T00:00`)
  moment.setDate(moment.getDate() + daysLater)
  return moment.toISOString()
}

/** The query of a filter, without what is left open. */
export const queryOf = ({ action, person, from, to }: Filter): Filter => ({
  ...(action && { action }),
  ...(person && { person }),
  ...(from && { from: startOf(from) }),
  ...(to && { to: startOf(to, 1) }),
})

/** Reads the newest entries that match, or those after an entry. */
export const readTrail = (filter: Filter, olderThan?: string): Promise<Trail> =>
  call('GET /audit', { query: { ...queryOf(filter), ...(olderThan && { olderThan }) } })

/** Where the entries that match are a file. */
export const csvOf = (filter: Filter): string => `/api/v1/audit.csv?${new URLSearchParams(queryOf(filter)).toString()}`
