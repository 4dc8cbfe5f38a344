import { after, type Duration } from '../../platform/clock.ts'
import type { LoggedHour } from './tally.ts'

/** Credits that the ledger holds for an hour. */
type LedgerHour = { at: Date; credits: number }

/** What there is to compare about a day (UTC) of an org. */
export type DayToCompare = {
  day: Date
  logged: LoggedHour[]
  ledger: LedgerHour[]
  /** The name under which Salesforce logs our calls. */
  clientName: string
  /** When the org was connected; before, the ledger may tell of another org. */
  connectedAt?: Date
}

/** A day as Salesforce counted it and as the ledger holds it, in credits. */
export type ReconciledDay = {
  day: Date
  salesforce: number
  ours: number
  /** Requests of ours that Salesforce logged and did not count. */
  uncounted: number
  drift: number
  driftPercent: number
  isDrifting: boolean
  hours: { hour: Date; salesforce: number; ours: number }[]
}

/** Somebody else who spends as the integration user. */
export type OtherSpender = { clientName: string; appName: string; credits: number }

export const TOLERANCE_PERCENT = 0.1
const TOLERATED_CREDITS = 2
const DAY: Duration = { days: 1 }

/**
 * Compares the hours of a day. A request at the edge of an hour may be counted on either side, so the day is judged: what
 * the ledger holds lies between what Salesforce counted and all that it logged, or nearly so.
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

/** Who else spent as the integration user, who spent most first. */
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

const isWithin = (hour: Date, day: Date): boolean => hour >= day && hour < after(day, DAY)

/** On the day of the connection, only the whole hours since count. */
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
