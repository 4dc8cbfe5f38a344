import { and, eq, gt, lte } from 'drizzle-orm'
import type { Stored, Timed } from '../../platform/deps.ts'
import type { TenantId } from '../../platform/ids.ts'
import { openWindow, scheduleOf } from '../gate/store.ts'
import { DEFAULT_FLOOR_PERCENT } from '../org-allowance/org-state.ts'
import type { Shares } from '../spending.ts'
import { creditSettings, creditWindow } from '../tables.ts'
import { allowanceOf, ALWAYS_AT_MIDNIGHT, DEFAULT_DAILY_LIMIT, takenOver, type Schedule } from '../window.ts'

/** What the admins of a tenant set for its credits. */
export type CreditSettings = {
  version: number
  dailyLimit: number
  /** A coming hour that has taken over is the current one here. */
  schedule: Schedule
  exportBatchSize: number
  shares: Shares
  orgFloorPercent: number
  alertLevels: number[]
  jumpPoints: number
  mutedUntil: Date | null
  changedAt: Date | null
  changedBy: string | null
}

/** The settings of a tenant that has not changed any. */
export const DEFAULT_SETTINGS: CreditSettings = {
  version: 1,
  dailyLimit: DEFAULT_DAILY_LIMIT,
  schedule: ALWAYS_AT_MIDNIGHT,
  exportBatchSize: 200,
  shares: {},
  orgFloorPercent: DEFAULT_FLOOR_PERCENT,
  alertLevels: [50, 75, 90, 100],
  jumpPoints: 20,
  mutedUntil: null,
  changedAt: null,
  changedBy: null,
}

/** The settings in a row, with a coming reset hour applied if it has taken over by `now`. */
export function settingsOf(row: typeof creditSettings.$inferSelect | null | undefined, now: Date): CreditSettings {
  if (!row) return DEFAULT_SETTINGS
  const { resetHour, resetHourFrom, comingResetHour, comingResetHourFrom, ...settings } = row
  const schedule = scheduleOf({ resetHour, resetHourFrom, comingResetHour, comingResetHourFrom })
  return { ...settings, schedule: takenOver(schedule, now) }
}

/** The current settings of a tenant. */
export async function readCreditSettings(tenantId: TenantId, { db, clock }: Timed): Promise<CreditSettings> {
  const [row] = await db.select().from(creditSettings).where(eq(creditSettings.tenantId, tenantId))
  return settingsOf(row, clock.now())
}

/** The current settings, locked until the transaction ends. */
export async function lockCreditSettings(tenantId: TenantId, { db, clock }: Timed): Promise<CreditSettings> {
  await db.insert(creditSettings).values({ tenantId }).onConflictDoNothing()
  const [row] = await db.select().from(creditSettings).where(eq(creditSettings.tenantId, tenantId)).for('update')
  return settingsOf(row, clock.now())
}

/** Saves changed settings. */
export async function saveCreditSettings(
  tenantId: TenantId,
  { schedule, ...settings }: CreditSettings,
  { db }: Stored,
): Promise<void> {
  const { resetHour, from, coming } = schedule
  const hours = {
    resetHour,
    resetHourFrom: from,
    comingResetHour: coming?.resetHour ?? null,
    comingResetHourFrom: coming?.from ?? null,
  }
  await db
    .update(creditSettings)
    .set({ ...settings, ...hours })
    .where(eq(creditSettings.tenantId, tenantId))
}

/**
 * Applies a daily limit to the open window. Inserts the row of the window first, so that no process can insert it later
 * with the former settings.
 */
export async function limitOpenWindow(tenantId: TenantId, dailyLimit: number, { db, clock }: Timed): Promise<void> {
  const now = clock.now()
  await openWindow(tenantId, now, { db })
  const isOpen = and(
    eq(creditWindow.tenantId, tenantId),
    lte(creditWindow.windowStart, now),
    gt(creditWindow.windowEnd, now),
  )
  const [window] = await db.select().from(creditWindow).where(isOpen).for('update')
  if (!window) return
  const allowance = allowanceOf({ start: window.windowStart, end: window.windowEnd }, dailyLimit)
  await db.update(creditWindow).set({ dailyLimit, allowance }).where(isOpen)
}
