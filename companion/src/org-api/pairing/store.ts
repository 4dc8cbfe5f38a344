import { and, eq, gt, lte, or, sql } from 'drizzle-orm'
import { findPerson } from '../../accounts/index.ts'
import { writeAudit, type AuditEntry } from '../../platform/audit/audit.ts'
import type { Database } from '../../platform/database/database.ts'
import { replacing } from '../../platform/database/replacing.ts'
import type { Stored } from '../../platform/deps.ts'
import type { PersonId, TenantId } from '../../platform/ids.ts'
import type { PersonKey } from '../../platform/person.ts'
import type { PairedOrganization } from './organization.ts'
import { pairedOrg, pairingCode } from '../tables.ts'

/** All API requests of an org's last 24 hours, how many it allows, and when it said so. */
export type AllowanceReport = { used: number; limit: number; reportedAt: Date }

/** An org that is paired now; which code it used, and whose, the code says. */
export type NewPairedOrg = Omit<typeof pairedOrg.$inferInsert, 'tenantId' | 'pairingId' | 'pairedBy'>

type NewCode = typeof pairingCode.$inferInsert & { personId: PersonId }

/** Saves a code in place of an earlier one of the same person, and deletes expired codes. */
export function addPairingCode(row: NewCode, now: Date, { db }: Stored): Promise<void> {
  const earlier = and(eq(pairingCode.tenantId, row.tenantId), eq(pairingCode.personId, row.personId))
  const replace = async (tx: Database) => {
    await tx.delete(pairingCode).where(or(lte(pairingCode.expiresAt, now), earlier))
    await tx.insert(pairingCode).values(row)
  }
  return replacing(['pairing-code', row.tenantId, row.personId], replace, { db })
}

/** Deletes the codes that a person made. */
export async function deleteCodesOf({ tenantId, personId }: PersonKey, { db }: Stored): Promise<void> {
  await db.delete(pairingCode).where(and(eq(pairingCode.tenantId, tenantId), eq(pairingCode.personId, personId)))
}

/** Redeems a code for an org, whose earlier key stops working. Returns nothing if there is no such code. */
export const redeemCode = (codeHash: string, org: NewPairedOrg, { db }: Stored): Promise<TenantId | undefined> =>
  db.transaction(async (tx) => {
    const code = await takeCode(codeHash, org.pairedAt, { db: tx })
    const maker = code?.personId && (await findPerson(code.personId, { db: tx }))
    if (!maker || maker.role !== 'admin') return undefined
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
  })

/** Saves the API requests that an org reported. */
export async function saveAllowance(
  { tenantId, organizationId }: PairedOrganization,
  report: AllowanceReport,
  { db }: Stored,
): Promise<void> {
  const { used: apiUsed, limit: apiAllowed, reportedAt: apiReportedAt } = report
  await db
    .update(pairedOrg)
    .set({ apiUsed, apiAllowed, apiReportedAt })
    .where(and(eq(pairedOrg.tenantId, tenantId), eq(pairedOrg.organizationId, organizationId)))
}

/** Whether a production org is paired, and the API requests that one reported last. */
export async function productionAllowance(
  tenantId: TenantId,
  { db }: Stored,
): Promise<{ isPaired: boolean; allowance: AllowanceReport | null }> {
  const rows = await db
    .select({ used: pairedOrg.apiUsed, limit: pairedOrg.apiAllowed, reportedAt: pairedOrg.apiReportedAt })
    .from(pairedOrg)
    .where(and(eq(pairedOrg.tenantId, tenantId), eq(pairedOrg.environment, 'production')))
    .orderBy(sql`${pairedOrg.apiReportedAt} desc nulls last`)
    .limit(1)
  const { used = null, limit = null, reportedAt = null } = rows[0] ?? {}
  const allowance = used === null || limit === null || reportedAt === null ? null : { used, limit, reportedAt }
  return { isPaired: rows.length > 0, allowance }
}

type Code = typeof pairingCode.$inferSelect

async function takeCode(codeHash: string, now: Date, { db }: Stored): Promise<Code | undefined> {
  const [taken] = await db
    .delete(pairingCode)
    .where(and(eq(pairingCode.codeHash, codeHash), gt(pairingCode.expiresAt, now)))
    .returning()
  return taken
}

/** The entry names the person who made the code. */
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
