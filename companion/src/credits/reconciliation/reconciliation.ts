import { after } from '../../platform/clock.ts'
import type { LoggedHour } from './tally.ts'

/** Credits of an hour in the ledger. */
type LedgerHour = { at: Date; credits: number }

/** A day (UTC) of an org to compare. */
export type DayToCompare = {
  day: Date
  logged: LoggedHour[]
  ledger: LedgerHour[]
  /** The name under which Salesforce logs our requests. */
  clientName: string
  /** When the org was connected. Before that, the ledger may count another org. */
  connectedAt?: Date
}

/** A day as Salesforce counted it and as the ledger counted it, in credits. */
export type ReconciledDay = {
  day: Date
  salesforce: number
  ours: number
  /** Requests of ours that Salesforce logged but did not count. */
  uncounted: number
  drift: number
  driftPercent: number
  isDrifting: boolean
  hours: { hour: Date; salesforce: number; ours: number }[]
}

/** Another client that spends as the integration user. */
export type OtherSpender = { clientName: string; appName: string; credits: number }

export const TOLERANCE_PERCENT = 0.1
/** A difference of at most this many credits is tolerated on any day. */
const TOLERATED_CREDITS = 2

/**
 * Compares a day. A request at the edge of an hour may count on either side, so only the day as a whole can drift: the
 * ledger must lie between what Salesforce counted and what it logged, within the tolerance.
 */
export function compareDay({ day, logged, ledger, clientName, connectedAt }: DayToCompare): ReconciledDay {
  const isCompared = (hour: Date) => isWithin(hour, day) && (!connectedAt || isAfterConnecting(hour, day, connectedAt))
  const own = logged.filter((one) => one.clientName === clientName && isCompared(one.hour))
  const spent = ledger.filter(({ at }) => isCompared(at))
  const salesforce = total(own, ({ counted }) => counted)
  const uncounted = total(own, (one) => one.uncounted)
  const ours = total(spent, ({ credits }) => credits)
  const unexplained = Math.max(salesforce - ours, ours - salesforce - uncounted)
  return {
    day,
    salesforce,
    ours,
    uncounted,
    drift: ours - salesforce,
    driftPercent: percentOf(ours - salesforce, Math.max(salesforce, ours)),
    isDrifting: unexplained > Math.max(TOLERATED_CREDITS, (salesforce * TOLERANCE_PERCENT) / 100),
    hours: hoursOf(day, own, spent),
  }
}

/** The other clients that spent as the integration user, largest first. */
export function otherSpenders(logged: LoggedHour[], clientName: string): OtherSpender[] {
  const sums = new Map<string, OtherSpender>()
  for (const { clientName: name, appName, counted } of logged) {
    if (name === clientName || counted === 0) continue
    const key = JSON.stringify([name, appName])
    const credits = (sums.get(key)?.credits ?? 0) + counted
    sums.set(key, { clientName: name, appName, credits })
  }
  return [...sums.values()].toSorted((one, other) => other.credits - one.credits)
}

const isWithin = (hour: Date, day: Date): boolean => hour >= day && hour < after(day, { days: 1 })

/** On the day of the connection, only the whole hours after it count. */
const isAfterConnecting = (hour: Date, day: Date, connectedAt: Date): boolean =>
  !isWithin(connectedAt, day) || hour >= connectedAt

function hoursOf(day: Date, own: LoggedHour[], spent: LedgerHour[]): ReconciledDay['hours'] {
  return Array.from({ length: 24 }, (_, hour) => after(day, { hours: hour }))
    .map((hour) => ({
      hour,
      salesforce: total(
        own.filter((one) => sameMoment(one.hour, hour)),
        ({ counted }) => counted,
      ),
      ours: total(
        spent.filter(({ at }) => sameMoment(at, hour)),
        ({ credits }) => credits,
      ),
    }))
    .filter(({ salesforce, ours }) => salesforce + ours > 0)
}

const sameMoment = (one: Date, other: Date): boolean => one.getTime() === other.getTime()
const percentOf = (part: number, whole: number): number => (whole === 0 ? 0 : Math.round((part / whole) * 10_000) / 100)
const total = <Item>(items: Item[], of: (item: Item) => number): number =>
  items.reduce((sum, item) => sum + of(item), 0)
