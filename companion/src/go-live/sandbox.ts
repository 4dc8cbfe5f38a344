import { and, asc, eq } from 'drizzle-orm'
import { connection, connectionEvent } from '../connections/index.ts'
import { before, milliseconds } from '../platform/clock.ts'
import type { Database } from '../platform/database/database.ts'
import type { TenantId } from '../platform/ids.ts'

type Db = { db: Database }
type SandboxEvent = Pick<typeof connectionEvent.$inferSelect, 'at' | 'fromState' | 'toState'>

/** How long a sandbox was connected; without an end while it is. */
export type Stay = { from: Date; to: Date | null }

/** Whether a sandbox is connected, or ever was. */
export async function hadSandbox(tenantId: TenantId, { db }: Db): Promise<boolean> {
  const ofSandbox = (table: typeof connection | typeof connectionEvent) =>
    db
      .select({ environment: table.environment })
      .from(table)
      .where(and(eq(table.tenantId, tenantId), eq(table.environment, 'sandbox')))
      .limit(1)
  const [now, ever] = [await ofSandbox(connection), await ofSandbox(connectionEvent)]
  return now.length + ever.length > 0
}

/** What happened to connections of sandboxes, the first first. */
export const sandboxEvents = (tenantId: TenantId, { db }: Db): Promise<SandboxEvent[]> =>
  db
    .select({ at: connectionEvent.at, fromState: connectionEvent.fromState, toState: connectionEvent.toState })
    .from(connectionEvent)
    .where(and(eq(connectionEvent.tenantId, tenantId), eq(connectionEvent.environment, 'sandbox')))
    .orderBy(asc(connectionEvent.eventId))

/** The last time that a sandbox was connected. */
export function lastStay(events: readonly SandboxEvent[]): Stay | undefined {
  const begin = events.findLastIndex(({ fromState }) => fromState === 'none')
  const [first, ...later] = begin < 0 ? [] : events.slice(begin)
  const end = later.find(({ toState }) => toState === 'deleting' || toState === 'none')
  return first && { from: first.at, to: end?.at ?? null }
}

const MOST_DAYS = 7
const HOUR = { hours: 1 }
const DAY = { days: 1 }

/** The whole days, seven at most, up to the end of a stay; they begin and end at an hour of the ledger. */
export function wholeDaysOf({ from, to }: Stay, now: Date): { start: Date; end: Date; days: number } {
  const last = to ?? now
  const end = before(last, { seconds: (last.getTime() % milliseconds(HOUR)) / 1000 })
  const days = Math.floor((end.getTime() - from.getTime()) / milliseconds(DAY))
  const counted = Math.max(0, Math.min(MOST_DAYS, days))
  return { start: before(end, { days: counted }), end, days: counted }
}

type NumberedHour = { hour: number; credits: number }

const HOURS_OF_A_DAY = 24

/** Credits of each day, from those of the hours since the first day began; the newest day first. */
export function creditsByDay(days: number, hours: readonly NumberedHour[]): number[] {
  const sums = Array.from({ length: days }, () => 0)
  for (const { hour, credits } of hours) {
    const day = days - 1 - Math.floor(hour / HOURS_OF_A_DAY)
    sums[day] = (sums[day] ?? 0) + credits
  }
  return sums
}
