import { and, eq, gt, lte, sql } from 'drizzle-orm'
import { Type, type Static } from 'typebox'
import { Value } from 'typebox/value'
import { after } from '../../platform/clock.ts'
import type { Database } from '../../platform/database/database.ts'
import type { TenantId } from '../../platform/ids.ts'
import type { Batch } from './batch.ts'
import type { Consumer } from '../spending.ts'
import { creditLease, creditSettings, creditWindow } from '../tables.ts'
import { allowanceOf, windowAt, type Schedule, type Window } from '../window.ts'

/** How many credits a process wants for a consumer, and what part of the allowance must be kept for others. */
export type Wish = { tenantId: TenantId; holder: string; consumer: Consumer; want: number; keptPpm: number; now: Date }

/** What the database gave, and of which window; `shortOf` says why it gave nothing. */
export type Grant = Window & { taken: number; allowance: number; shortOf: 'limit' | 'share' | null }

export type WindowRow = Window & { allowance: number }

/** What was taken for a consumer in a window: `lost` is what processes that are gone had taken and not spent. */
export type Use = { consumer: Consumer; spent: number; reserved: number; lost: number }

const GrantRows = Type.Tuple([
  Type.Object({
    taken: Type.Integer(),
    start: Type.Number(),
    end: Type.Number(),
    allowance: Type.Integer(),
    shortOf: Type.Union([Type.Literal('limit'), Type.Literal('share'), Type.Null()]),
  }),
])

const SettledRows = Type.Array(Type.Object({ overdrawn: Type.Boolean() }))
export type Settled = Static<typeof SettledRows>[number]

/** A holder that has not written for so long is gone: holders write every twenty seconds. */
const GONE_AFTER = { seconds: -60 }

/** Windows and leases. What must be exact is done by functions of the database, in one round trip each. */
export const creditStore = (db: Database) => ({
  /** Takes credits from the window that is open, as far as there are any; nothing if no window is open yet. */
  async take({ tenantId, holder, consumer, want, keptPpm, now }: Wish): Promise<Grant | undefined> {
    const { rows } = await db.execute(sql`
      select taken, extract(epoch from window_start)::float8 * 1000 as start,
        extract(epoch from window_end)::float8 * 1000 as end, allowance, short_of as "shortOf"
      from take_credits(${tenantId}, ${now.toISOString()}, ${holder}, ${consumer}, ${want}, ${keptPpm})`)
    if (rows.length === 0) return undefined
    const [{ start, end, ...grant }] = Value.Parse(GrantRows, rows)
    return { ...grant, start: new Date(start), end: new Date(end) }
  },

  /** Writes the row of the window that a moment lies in, unless it is there. */
  async openWindow(tenantId: TenantId, now: Date): Promise<void> {
    const { start, end, allowance, dailyLimit } = await plannedWindow(db, tenantId, now)
    const row = { tenantId, windowStart: start, windowEnd: end, allowance, dailyLimit }
    await db.insert(creditWindow).values(row).onConflictDoNothing()
  },

  /**
   * Writes what became of credits since the last batches, all or none; a batch that comes again changes nothing.
   * Answers for each whether more is given out than the window allows, because the limit was lowered.
   */
  async settle(batches: Batch[], now: Date): Promise<Settled[]> {
    const { rows } = await db.execute(sql`
      select settle_credits((b ->> 'tenantId')::uuid, (b ->> 'holder')::uuid, ${now.toISOString()},
        (b ->> 'number')::integer, b -> 'leases', b -> 'counts') as overdrawn
      from jsonb_array_elements(${JSON.stringify(batches)}::jsonb) b`)
    return Value.Parse(SettledRows, rows)
  },

  /** The window of a moment: as its row says, or as it will be once the first credit is taken from it. */
  async window(tenantId: TenantId, now: Date): Promise<WindowRow> {
    const { windowStart: start, windowEnd: end, allowance } = creditWindow
    const [row] = await db.select({ start, end, allowance }).from(creditWindow).where(openAt(tenantId, now))
    return row ?? plannedWindow(db, tenantId, now)
  },

  /** What was taken from a window, by consumer. */
  uses: (tenantId: TenantId, windowStart: Date, now: Date): Promise<Use[]> => {
    const { granted, spent, renewedAt } = creditLease
    const isGone = sql`${renewedAt} < ${after(now, GONE_AFTER).toISOString()}`
    return db
      .select({
        consumer: creditLease.consumer,
        spent: sql<number>`sum(${spent})::int`,
        reserved: sql<number>`(coalesce(sum(${granted} - ${spent}) filter (where not ${isGone}), 0))::int`,
        lost: sql<number>`(coalesce(sum(${granted} - ${spent}) filter (where ${isGone}), 0))::int`,
      })
      .from(creditLease)
      .where(and(eq(creditLease.tenantId, tenantId), eq(creditLease.windowStart, windowStart)))
      .groupBy(creditLease.consumer)
      .orderBy(creditLease.consumer)
  },
})
export type CreditStore = ReturnType<typeof creditStore>

const openAt = (tenantId: TenantId, now: Date) =>
  and(eq(creditWindow.tenantId, tenantId), lte(creditWindow.windowStart, now), gt(creditWindow.windowEnd, now))

type PlannedWindow = Window & { dailyLimit: number; allowance: number }

/** The window of a moment by the settings of its tenant; a tenant that never set anything has the defaults. */
async function plannedWindow(db: Database, tenantId: TenantId, now: Date): Promise<PlannedWindow> {
  const [row] = await db.select().from(creditSettings).where(eq(creditSettings.tenantId, tenantId))
  const window = windowAt(now, row ? scheduleOf(row) : ALWAYS_AT_MIDNIGHT)
  const dailyLimit = row?.dailyLimit ?? DEFAULT_DAILY_LIMIT
  return { ...window, dailyLimit, allowance: allowanceOf(window, dailyLimit) }
}

export const DEFAULT_DAILY_LIMIT = 100_000

export const ALWAYS_AT_MIDNIGHT: Schedule = { resetHour: 0, from: null, coming: null }

type ScheduleColumns = Pick<
  typeof creditSettings.$inferSelect,
  'resetHour' | 'resetHourFrom' | 'comingResetHour' | 'comingResetHourFrom'
>

/** When the windows of a tenant start, from the columns of its settings. */
export const scheduleOf = (row: ScheduleColumns): Schedule => ({
  resetHour: row.resetHour,
  from: row.resetHourFrom,
  coming:
    row.comingResetHour !== null && row.comingResetHourFrom !== null
      ? { resetHour: row.comingResetHour, from: row.comingResetHourFrom }
      : null,
})
