import { HOUR_MS } from '../../platform/clock.ts'

/** A request as Salesforce logged it. */
export type LoggedRequest = {
  /** Equal for equal lines of the log, in any file. */
  key: string
  at: Date
  /** The name that the client gave itself, or empty. */
  clientName: string
  /** The name or id of the connected app, or empty. */
  appName: string
  /** Whether it counts against the org's allowance. */
  counts: boolean
}

/** What Salesforce logged within an hour for one client and app. */
export type LoggedHour = Pick<LoggedRequest, 'clientName' | 'appName'> & {
  hour: Date
  counted: number
  uncounted: number
}

/**
 * Sums the log of a day over all its files, by hour, client and app. Files with late lines repeat lines of others, so the
 * n-th equal line of one file counts as the n-th equal line of the others.
 */
export function tallyLog(files: LoggedRequest[][]): LoggedHour[] {
  const hours = new Map<string, LoggedHour>()
  const seen = new Set<string>()
  for (const file of files) {
    const copies = new Map<string, number>()
    for (const request of file) {
      const copy = (copies.get(request.key) ?? 0) + 1
      copies.set(request.key, copy)
      const line = `${request.key} ${copy}`
      if (!seen.has(line)) count(request, hours)
      seen.add(line)
    }
  }
  return [...hours.values()]
}

function count({ at, clientName, appName, counts }: LoggedRequest, hours: Map<string, LoggedHour>): void {
  const hour = hourOf(at)
  const key = JSON.stringify([hour, clientName, appName])
  const sum = hours.get(key) ?? { hour, clientName, appName, counted: 0, uncounted: 0 }
  sum[counts ? 'counted' : 'uncounted']++
  hours.set(key, sum)
}

const hourOf = (moment: Date): Date => new Date(Math.floor(moment.getTime() / HOUR_MS) * HOUR_MS)
