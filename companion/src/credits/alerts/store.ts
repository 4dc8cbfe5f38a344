import { and, eq, gt, lte, sql } from 'drizzle-orm'
import { before } from '../../platform/clock.ts'
import type { Timed } from '../../platform/deps.ts'
import type { TenantId } from '../../platform/ids.ts'
import { settingsOf } from '../settings/store.ts'
import { creditCount, creditLease, creditSettings, creditWindow } from '../tables.ts'
import type { WindowUse } from './alerts.ts'

/** An open window that has granted credits, and whether its tenant has muted alerts. */
export type WatchedWindow = WindowUse & { tenantId: TenantId; isMuted: boolean }

/** The open windows from which credits were taken, of one tenant or of all. */
export async function watchedWindows(
  { tenantId }: { tenantId?: TenantId },
  { db, clock }: Timed,
): Promise<WatchedWindow[]> {
  const now = clock.now()
  const rows = await db
    .select({ window: creditWindow, settings: creditSettings, used, usedLately: usedSince(before(now, { hours: 1 })) })
    .from(creditWindow)
    .leftJoin(creditSettings, eq(creditSettings.tenantId, creditWindow.tenantId))
    .where(and(isOpen(now), gt(creditWindow.granted, 0), tenantId && eq(creditWindow.tenantId, tenantId)))
  return rows.map(({ window, settings, used, usedLately }) => {
    const { alertLevels: levels, jumpPoints, mutedUntil } = settingsOf(settings, now)
    // The last hour may reach into the window before.
    const usedAnHourAgo = Math.max(0, used - usedLately)
    const isMuted = mutedUntil !== null && mutedUntil > now
    return { ...window, limit: window.allowance, used, usedAnHourAgo, levels, jumpPoints, isMuted }
  })
}

/** Locks the open window of a tenant until the transaction ends, if there is one. */
export async function lockWindow(tenantId: TenantId, { db, clock }: Timed): Promise<void> {
  const isOfTenant = and(eq(creditWindow.tenantId, tenantId), isOpen(clock.now()))
  await db.select({ tenantId: creditWindow.tenantId }).from(creditWindow).where(isOfTenant).for('update')
}

const isOpen = (now: Date) => and(lte(creditWindow.windowStart, now), gt(creditWindow.windowEnd, now))

const ofTheWindow = sql`${creditLease.tenantId} = ${creditWindow.tenantId} and ${creditLease.windowStart} = ${creditWindow.windowStart}`

const used = sql<number>`(select coalesce(sum(${creditLease.spent}), 0)::int from ${creditLease} where ${ofTheWindow})`

/** From the ledger, whose rows may be of any span. */
const usedSince = (moment: Date) =>
  sql<number>`(select coalesce(sum(${creditCount.credits}), 0)::int from ${creditCount}
    where ${creditCount.tenantId} = ${creditWindow.tenantId} and ${creditCount.outcome} = 'spent'
      and ${creditCount.at} >= ${moment.toISOString()})`
