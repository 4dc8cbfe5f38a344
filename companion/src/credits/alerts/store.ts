import { and, eq, gt, lte, sql } from 'drizzle-orm'
import { before, type Clock } from '../../platform/clock.ts'
import type { Database } from '../../platform/database/database.ts'
import type { TenantId } from '../../platform/ids.ts'
import type { WindowUse } from './alerts.ts'
import { settingsOf } from '../settings/store.ts'
import { creditCount, creditLease, creditSettings, creditWindow } from '../tables.ts'

/** A window that is open and has given out credits, and whether its tenant wants no mail of it now. */
export type WatchedWindow = WindowUse & { tenantId: TenantId; isMuted: boolean }

/** The windows of all tenants from which credits were taken. */
export async function watchedWindows({ db, clock }: { db: Database; clock: Clock }): Promise<WatchedWindow[]> {
  const now = clock.now()
  const rows = await db
    .select({ window: creditWindow, settings: creditSettings, used, usedLately: usedSince(before(now, { hours: 1 })) })
    .from(creditWindow)
    .leftJoin(creditSettings, eq(creditSettings.tenantId, creditWindow.tenantId))
    .where(and(lte(creditWindow.windowStart, now), gt(creditWindow.windowEnd, now), gt(creditWindow.granted, 0)))
  return rows.map(({ window, settings, used, usedLately }) => {
    const { alertLevels: levels, jumpPoints, mutedUntil } = settingsOf(settings, now)
    // What was used lately may be of the window before.
    const usedAnHourAgo = Math.max(0, used - usedLately)
    const isMuted = mutedUntil !== null && mutedUntil > now
    return { ...window, limit: window.allowance, used, usedAnHourAgo, levels, jumpPoints, isMuted }
  })
}

const ofTheWindow = sql`${creditLease.tenantId} = ${creditWindow.tenantId} and ${creditLease.windowStart} = ${creditWindow.windowStart}`

const used = sql<number>`(select coalesce(sum(${creditLease.spent}), 0)::int from ${creditLease} where ${ofTheWindow})`

/** By the ledger, in whatever span. */
const usedSince = (moment: Date) =>
  sql<number>`(select coalesce(sum(${creditCount.credits}), 0)::int from ${creditCount}
    where ${creditCount.tenantId} = ${creditWindow.tenantId} and ${creditCount.outcome} = 'spent'
      and ${creditCount.at} >= ${moment.toISOString()})`
