import { and, desc, eq, gt, isNotNull, lte } from 'drizzle-orm'
import type { Database } from '../platform/database.ts'
import type { TenantId } from '../platform/ids.ts'
import type { PairedOrganization } from '../platform/person.ts'
import { pairedOrg, pairingCode } from './tables.ts'

/** The API requests of an org's last 24 hours, whoever made them, how many it allows, and when it said so. */
export type AllowanceReport = { used: number; limit: number; reportedAt: Date }

export type NewPairedOrg = Omit<typeof pairedOrg.$inferInsert, 'tenantId'>

/** Rows of `pairing_code` and `paired_org`. */
export const pairingStore = (db: Database) => ({
  /** Keeps a code, and forgets those that have expired. */
  async addCode(row: typeof pairingCode.$inferInsert, now: Date): Promise<void> {
    await db.delete(pairingCode).where(lte(pairingCode.expiresAt, now))
    await db.insert(pairingCode).values(row)
  },

  /** Uses up a code for an org, whose earlier key stops working; nothing if there is no such code. */
  redeem: (codeHash: string, org: NewPairedOrg): Promise<TenantId | undefined> =>
    db.transaction(async (transaction) => {
      const tenantId = await takeCode(transaction, codeHash, org.pairedAt)
      if (!tenantId) return undefined
      await transaction
        .insert(pairedOrg)
        .values({ ...org, tenantId })
        .onConflictDoUpdate({ target: [pairedOrg.tenantId, pairedOrg.organizationId], set: org })
      return tenantId
    }),

  /** Keeps what an org reported of its API requests. */
  async reportAllowance({ tenantId, organizationId }: PairedOrganization, report: AllowanceReport): Promise<void> {
    const { used: apiUsed, limit: apiAllowed, reportedAt: apiReportedAt } = report
    await db
      .update(pairedOrg)
      .set({ apiUsed, apiAllowed, apiReportedAt })
      .where(and(eq(pairedOrg.tenantId, tenantId), eq(pairedOrg.organizationId, organizationId)))
  },

  /** What a paired production org reported last of its API requests. */
  async productionAllowance(tenantId: TenantId): Promise<AllowanceReport | undefined> {
    const [row] = await db
      .select({ used: pairedOrg.apiUsed, limit: pairedOrg.apiAllowed, reportedAt: pairedOrg.apiReportedAt })
      .from(pairedOrg)
      .where(
        and(
          eq(pairedOrg.tenantId, tenantId),
          eq(pairedOrg.environment, 'production'),
          isNotNull(pairedOrg.apiReportedAt),
        ),
      )
      .orderBy(desc(pairedOrg.apiReportedAt))
      .limit(1)
    const { used = null, limit = null, reportedAt = null } = row ?? {}
    return used === null || limit === null || reportedAt === null ? undefined : { used, limit, reportedAt }
  },
})
export type PairingStore = ReturnType<typeof pairingStore>

async function takeCode(db: Database, codeHash: string, now: Date): Promise<TenantId | undefined> {
  const [taken] = await db
    .delete(pairingCode)
    .where(and(eq(pairingCode.codeHash, codeHash), gt(pairingCode.expiresAt, now)))
    .returning({ tenantId: pairingCode.tenantId })
  return taken?.tenantId
}
