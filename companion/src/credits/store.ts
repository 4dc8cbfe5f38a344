import { and, eq, gt, lt, lte, sql } from 'drizzle-orm'
import { tenant } from '../accounts/tables.ts'
import type { Database } from '../platform/database.ts'
import type { TenantId } from '../platform/ids.ts'
import type { Bucket, Consumer } from './spending.ts'
import { creditUse, creditWindow } from './tables.ts'
import { windowAt, type Window } from './window.ts'

/** The window that a credit was taken from. */
export type Grant = { windowStart: Date }

export type LedgerEntry = Grant & { tenantId: TenantId; consumer: Consumer; bucket: Bucket }

export type WindowRow = Window & { limit: number; granted: number }
export type Use = { consumer: Consumer; credits: number }

/** Rows of `credit_window` and `credit_use`. */
export const creditStore = (db: Database) => ({
  /** Takes one credit from the window that is open, if it has one left. */
  async grant(tenantId: TenantId, now: Date): Promise<Grant | undefined> {
    const [grant] = await db
      .update(creditWindow)
      .set({ granted: sql`${creditWindow.granted} + 1` })
      .where(and(openAt(tenantId, now), lt(creditWindow.granted, creditWindow.dailyLimit)))
      .returning({ windowStart: creditWindow.windowStart })
    return grant
  },

  /** Writes the row of the window that a moment lies in, unless it is there. */
  async openWindow(tenantId: TenantId, now: Date): Promise<void> {
    const { start, end, limit } = await plannedWindow(db, tenantId, now)
    const row = { tenantId, windowStart: start, windowEnd: end, dailyLimit: limit }
    await db.insert(creditWindow).values(row).onConflictDoNothing()
  },

  /** Writes a credit into the ledger. */
  async spend({ tenantId, windowStart, consumer, bucket }: LedgerEntry): Promise<void> {
    await db
      .insert(creditUse)
      .values({ tenantId, windowStart, consumer, bucket, credits: 1 })
      .onConflictDoUpdate({
        target: [creditUse.tenantId, creditUse.windowStart, creditUse.consumer, creditUse.bucket],
        set: { credits: sql`${creditUse.credits} + 1` },
      })
  },

  /** Gives a credit back to its window. */
  async giveBack({ tenantId, windowStart }: LedgerEntry): Promise<void> {
    await db
      .update(creditWindow)
      .set({ granted: sql`${creditWindow.granted} - 1` })
      .where(and(eq(creditWindow.tenantId, tenantId), eq(creditWindow.windowStart, windowStart)))
  },

  /** The window of a moment: as its row says, or as it will be once the first credit is taken from it. */
  async window(tenantId: TenantId, now: Date): Promise<WindowRow> {
    const { windowStart: start, windowEnd: end, dailyLimit: limit, granted } = creditWindow
    const [row] = await db.select({ start, end, limit, granted }).from(creditWindow).where(openAt(tenantId, now))
    return row ?? { ...(await plannedWindow(db, tenantId, now)), granted: 0 }
  },

  /** Credits spent in a window, by consumer. */
  uses: (tenantId: TenantId, windowStart: Date): Promise<Use[]> =>
    db
      .select({ consumer: creditUse.consumer, credits: sql<number>`sum(${creditUse.credits})::int` })
      .from(creditUse)
      .where(and(eq(creditUse.tenantId, tenantId), eq(creditUse.windowStart, windowStart)))
      .groupBy(creditUse.consumer)
      .orderBy(creditUse.consumer),
})
export type CreditStore = ReturnType<typeof creditStore>

const openAt = (tenantId: TenantId, now: Date) =>
  and(eq(creditWindow.tenantId, tenantId), lte(creditWindow.windowStart, now), gt(creditWindow.windowEnd, now))

async function plannedWindow(db: Database, tenantId: TenantId, now: Date): Promise<Window & { limit: number }> {
  const [settings] = await db.select().from(tenant).where(eq(tenant.tenantId, tenantId))
  if (!settings) throw new Error('credits were asked for a tenant that does not exist')
  return { ...windowAt(now, settings.resetHour), limit: settings.dailyLimit }
}
