import { and, desc, eq, gt, lte } from 'drizzle-orm'
import type { Clock } from '../../platform/clock.ts'
import type { Database } from '../../platform/database/database.ts'
import type { TenantId } from '../../platform/ids.ts'
import { DEFAULT_FLOOR_PERCENT, type OrgAllowance } from '../org-allowance/org-state.ts'
import type { Shares } from '../spending.ts'
import { ALWAYS_AT_MIDNIGHT, creditStore, DEFAULT_DAILY_LIMIT, scheduleOf } from '../gate/store.ts'
import { creditSettings, creditWindow, orgAllowance } from '../tables.ts'
import { allowanceOf, takenOver, type Schedule } from '../window.ts'

type Timed = { db: Database; clock: Clock }

/** What a tenant's admins set about its credits. */
export type CreditSettings = {
  version: number
  dailyLimit: number
  /** An hour that has taken over stands here as the present one. */
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

/** The settings of a tenant that never changed any. */
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

/** The settings in a row, as they are at a moment. */
export function settingsOf(row: typeof creditSettings.$inferSelect | null | undefined, now: Date): CreditSettings {
  if (!row) return DEFAULT_SETTINGS
  const { resetHour, resetHourFrom, comingResetHour, comingResetHourFrom, ...settings } = row
  const schedule = scheduleOf({ resetHour, resetHourFrom, comingResetHour, comingResetHourFrom })
  return { ...settings, schedule: takenOver(schedule, now) }
}

/** The settings of a tenant as they are now. */
export async function readCreditSettings(tenantId: TenantId, { db, clock }: Timed): Promise<CreditSettings> {
  const [row] = await db.select().from(creditSettings).where(eq(creditSettings.tenantId, tenantId))
  return settingsOf(row, clock.now())
}

/** The same, and nobody else changes them until the transaction ends. */
export async function lockCreditSettings(tenantId: TenantId, { db, clock }: Timed): Promise<CreditSettings> {
  await db.insert(creditSettings).values({ tenantId }).onConflictDoNothing()
  const [row] = await db.select().from(creditSettings).where(eq(creditSettings.tenantId, tenantId)).for('update')
  return settingsOf(row, clock.now())
}

/** Keeps changed settings. */
export async function saveCreditSettings(
  tenantId: TenantId,
  { schedule, ...settings }: CreditSettings,
  { db }: { db: Database },
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
 * Makes a daily limit count in the window that is open now. Its row is written if it is not there, so that no process
 * that has read the former settings writes it afterwards.
 */
export async function limitOpenWindow(tenantId: TenantId, dailyLimit: number, { db, clock }: Timed): Promise<void> {
  const now = clock.now()
  await creditStore(db).openWindow(tenantId, now)
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

/** What the org that the tenant called last has told of its own allowance. */
export async function newestAllowance(tenantId: TenantId, { db }: { db: Database }): Promise<OrgAllowance | undefined> {
  const [row] = await db
    .select()
    .from(orgAllowance)
    .where(eq(orgAllowance.tenantId, tenantId))
    .orderBy(desc(orgAllowance.observedAt))
    .limit(1)
  return row && { ...row, limit: row.allowed }
}
