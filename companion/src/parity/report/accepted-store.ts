import { and, eq } from 'drizzle-orm'
import type { Stored } from '../../platform/deps.ts'
import type { TenantId } from '../../platform/ids.ts'
import { acceptedDifference } from '../tables.ts'

/** Stands for a missing comparison, in the place of a difference. */
export const NO_REPORT = 'no-report'

export type AcceptedRow = typeof acceptedDifference.$inferSelect

const named = (tenantId: TenantId, difference: string) =>
  and(eq(acceptedDifference.tenantId, tenantId), eq(acceptedDifference.difference, difference))

/** An accepted difference, locked until the transaction ends. */
export async function lockAccepted(
  tenantId: TenantId,
  difference: string,
  { db }: Stored,
): Promise<AcceptedRow | undefined> {
  const [row] = await db.select().from(acceptedDifference).where(named(tenantId, difference)).for('update')
  return row
}

/** Saves an accepted difference, in place of an earlier acceptance. */
export async function saveAccepted(row: AcceptedRow, { db }: Stored): Promise<void> {
  await db
    .insert(acceptedDifference)
    .values(row)
    .onConflictDoUpdate({ target: [acceptedDifference.tenantId, acceptedDifference.difference], set: row })
}

/** Deletes an accepted difference. */
export async function deleteAccepted(tenantId: TenantId, difference: string, { db }: Stored): Promise<void> {
  await db.delete(acceptedDifference).where(named(tenantId, difference))
}
