import { and, eq, gt, lte, sql } from 'drizzle-orm'
import { Type, type Static } from 'typebox'
import { Value } from 'typebox/value'
import { after } from '../../platform/clock.ts'
import type { Stored } from '../../platform/deps.ts'
import type { TenantId } from '../../platform/ids.ts'
import { Nullable } from '../../platform/schemas.ts'
import type { Consumer } from '../spending.ts'
import { creditLease, creditSettings, creditWindow } from '../tables.ts'
import {
  allowanceOf,
  ALWAYS_AT_MIDNIGHT,
  DEFAULT_DAILY_LIMIT,
  windowAt,
  type Schedule,
  type Window,
} from '../window.ts'
import type { LeaseChange } from './lease.ts'
import type { Count } from './tally.ts'

/** How many credits a process wants for a consumer, and how much of the allowance to keep for others, in millionths. */
export type Wish = { tenantId: TenantId; holder: string; consumer: Consumer; want: number; keptPpm: number; now: Date }

/** The credits that the database granted, and their window. `shortOf` says why it granted none. */
export type Grant = Window & { taken: number; allowance: number; shortOf: 'limit' | 'share' | null }

export type WindowRow = Window & { allowance: number }

/** What a process writes about a tenant in one go. The number identifies a batch that is sent twice. */
export type Batch = { tenantId: TenantId; holder: string; number: number; leases: LeaseChange[]; counts: Count[] }

/** Credits taken for a consumer in a window. `lost`: taken and not spent by processes that are gone. */
export type Use = { consumer: Consumer; spent: number; reserved: number; lost: number }

const GrantRows = Type.Tuple([
  Type.Object({
    taken: Type.Integer(),
    start: Type.Number(),
    end: Type.Number(),
    allowance: Type.Integer(),
    shortOf: Nullable(Type.Enum(['limit', 'share'])),
  }),
])

const SettledRows = Type.Array(Type.Object({ overdrawn: Type.Boolean() }))
export type Settled = Static<typeof SettledRows>[number]

/** Holders write every 20 seconds. One that has been silent for longer than this is gone. */
const GONE_AFTER = { seconds: -60 }

/** Takes credits from the open window, as far as there are any. Returns nothing if no window is open yet. */
export async function takeCredits(
  { tenantId, holder, consumer, want, keptPpm, now }: Wish,
  { db }: Stored,
): Promise<Grant | undefined> {
  const { rows } = await db.execute(sql`
    select taken, extract(epoch from window_start)::float8 * 1000 as start,
      extract(epoch from window_end)::float8 * 1000 as end, allowance, short_of as "shortOf"
    from take_credits(${tenantId}, ${now.toISOString()}, ${holder}, ${consumer}, ${want}, ${keptPpm})`)
  if (rows.length === 0) return undefined
  const [{ start, end, ...grant }] = Value.Parse(GrantRows, rows)
  return { ...grant, start: new Date(start), end: new Date(end) }
}

/** Inserts the row of the current window, unless it exists. */
export async function openWindow(tenantId: TenantId, now: Date, { db }: Stored): Promise<void> {
  const { start, end, allowance, dailyLimit } = await plannedWindow(tenantId, now, { db })
  const row = { tenantId, windowStart: start, windowEnd: end, allowance, dailyLimit }
  await db.insert(creditWindow).values(row).onConflictDoNothing()
}

/**
 * Writes the batches, all or none. A batch that is sent twice changes nothing. Returns for each batch whether more is
 * granted than the window allows, which happens after the limit was lowered.
 */
export async function settleBatches(batches: Batch[], now: Date, { db }: Stored): Promise<Settled[]> {
  const { rows } = await db.execute(sql`
    select settle_credits((b ->> 'tenantId')::uuid, (b ->> 'holder')::uuid, ${now.toISOString()},
      (b ->> 'number')::integer, b -> 'leases', b -> 'counts') as overdrawn
    from jsonb_array_elements(${JSON.stringify(batches)}::jsonb) b`)
  return Value.Parse(SettledRows, rows)
}

/** The current window: its row, or the window that the first credit will open. */
export async function readWindow(tenantId: TenantId, now: Date, { db }: Stored): Promise<WindowRow> {
  const { windowStart: start, windowEnd: end, allowance } = creditWindow
  const isOpen = and(eq(creditWindow.tenantId, tenantId), lte(start, now), gt(end, now))
  const [row] = await db.select({ start, end, allowance }).from(creditWindow).where(isOpen)
  return row ?? plannedWindow(tenantId, now, { db })
}

type UsesQuery = { tenantId: TenantId; windowStart: Date; now: Date }

/** Credits taken from a window, by consumer. */
export const readUses = ({ tenantId, windowStart, now }: UsesQuery, { db }: Stored): Promise<Use[]> => {
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
}

type PlannedWindow = Window & { dailyLimit: number; allowance: number }

/** The window by the settings of its tenant, or by the defaults where there are none. */
async function plannedWindow(tenantId: TenantId, now: Date, { db }: Stored): Promise<PlannedWindow> {
  const [row] = await db.select().from(creditSettings).where(eq(creditSettings.tenantId, tenantId))
  const window = windowAt(now, row ? scheduleOf(row) : ALWAYS_AT_MIDNIGHT)
  const dailyLimit = row?.dailyLimit ?? DEFAULT_DAILY_LIMIT
  return { ...window, dailyLimit, allowance: allowanceOf(window, dailyLimit) }
}

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
