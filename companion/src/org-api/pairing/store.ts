import { and, desc, eq, gt, isNotNull, lte, or } from 'drizzle-orm'
import { writeAudit, type AuditEntry } from '../../platform/audit/audit.ts'
import type { Database } from '../../platform/database/database.ts'
import type { PersonId, TenantId } from '../../platform/ids.ts'
import type { PairedOrganization } from './organization.ts'
import { pairedOrg, pairingCode } from '../tables.ts'

/** The API requests of an org's last 24 hours, whoever made them, how many it allows, and when it said so. */
export type AllowanceReport = { used: number; limit: number; reportedAt: Date }

/** An org that is paired now; which code it used, and whose, the code says. */
export type NewPairedOrg = Omit<typeof pairedOrg.$inferInsert, 'tenantId' | 'pairingId' | 'pairedBy'>

type NewCode = typeof pairingCode.$inferInsert & { personId: PersonId }

/** Rows of `pairing_code` and `paired_org`. */
export const pairingStore = (db: Database) => ({
  /** Keeps a code in the place of an earlier one of the same person, and forgets those that have expired. */
  addCode: (row: NewCode, now: Date): Promise<void> =>
    db.transaction(async (tx) => {
      const earlier = and(eq(pairingCode.tenantId, row.tenantId), eq(pairingCode.personId, row.personId))
      await tx.delete(pairingCode).where(or(lte(pairingCode.expiresAt, now), earlier))
      await tx.insert(pairingCode).values(row)
    }),

  /** Uses up a code for an org, whose earlier key stops working; nothing if there is no such code. */
  redeem: (codeHash: string, org: NewPairedOrg): Promise<TenantId | undefined> =>
    db.transaction(async (tx) => {
      const code = await takeCode(tx, codeHash, org.pairedAt)
      if (!code) return undefined
      const { tenantId, pairingId, personName: pairedBy } = code
      await tx
        .insert(pairedOrg)
        .values({ ...org, tenantId, pairingId, pairedBy })
        .onConflictDoUpdate({
          target: [pairedOrg.tenantId, pairedOrg.organizationId],
          set: { ...org, pairingId, pairedBy },
        })
      await writeAudit(pairingEntry(code, org), { db: tx })
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

type Code = typeof pairingCode.$inferSelect

async function takeCode(db: Database, codeHash: string, now: Date): Promise<Code | undefined> {
  const [taken] = await db
    .delete(pairingCode)
    .where(and(eq(pairingCode.codeHash, codeHash), gt(pairingCode.expiresAt, now)))
    .returning()
  return taken
}

/** The org is paired in the name of whoever made the code. */
function pairingEntry({ tenantId, personId, personName }: Code, org: NewPairedOrg): AuditEntry {
  const { organizationId, organizationName, environment, pairedAt: at } = org
  const by = personId && personName !== null ? { personId, name: personName } : null
  return {
    tenantId,
    at,
    by,
    action: 'pairing.added',
    before: null,
    after: { organizationId, organizationName, environment },
  }
}
