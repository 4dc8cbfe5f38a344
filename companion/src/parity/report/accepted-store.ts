import { and, eq } from 'drizzle-orm'
import type { Database } from '../../platform/database/database.ts'
import type { TenantId } from '../../platform/ids.ts'
import { acceptedDifference } from '../tables.ts'

/** Stands for a difference where nobody compared at all. */
export const NO_REPORT = 'no-report'

export type AcceptedRow = typeof acceptedDifference.$inferSelect

const named = (tenantId: TenantId, difference: string) =>
  and(eq(acceptedDifference.tenantId, tenantId), eq(acceptedDifference.difference, difference))

/** Rows of `accepted_difference`. */
export const acceptedStore = (db: Database) => ({
  /** What was accepted, which nobody else changes until the transaction ends. */
  async lock(tenantId: TenantId, difference: string): Promise<AcceptedRow | undefined> {
    const [row] = await db.select().from(acceptedDifference).where(named(tenantId, difference)).for('update')
    return row
  },

  async put(row: AcceptedRow): Promise<void> {
    await db
      .insert(acceptedDifference)
      .values(row)
      .onConflictDoUpdate({ target: [acceptedDifference.tenantId, acceptedDifference.difference], set: row })
  },

  async remove(tenantId: TenantId, difference: string): Promise<void> {
    await db.delete(acceptedDifference).where(named(tenantId, difference))
  },
})
