import { and, asc, eq } from 'drizzle-orm'
import { writeAudit, type AuditEntry } from '../../platform/audit/audit.ts'
import type { Stored, Timed } from '../../platform/deps.ts'
import { refusal } from '../refusals.ts'
import type { TenantId } from '../../platform/ids.ts'
import type { PairedOrganization } from '../pairing/organization.ts'
import { pairedOrg } from '../tables.ts'

/** The orgs that report to a tenant, by name. */
export const listPairedOrgs = (tenantId: TenantId, { db }: Stored) =>
  db
    .select({
      organizationId: pairedOrg.organizationId,
      organizationName: pairedOrg.organizationName,
      environment: pairedOrg.environment,
      pairedAt: pairedOrg.pairedAt,
      pairingId: pairedOrg.pairingId,
      pairedBy: pairedOrg.pairedBy,
      apiReportedAt: pairedOrg.apiReportedAt,
    })
    .from(pairedOrg)
    .where(eq(pairedOrg.tenantId, tenantId))
    .orderBy(asc(pairedOrg.organizationName), asc(pairedOrg.organizationId))

export type PairedOrgRow = Awaited<ReturnType<typeof listPairedOrgs>>[number]

/** How an org introduced itself when it was paired. */
export async function introductionOf({ tenantId, organizationId }: PairedOrganization, { db }: Stored) {
  const { organizationName, environment } = pairedOrg
  const which = and(eq(pairedOrg.tenantId, tenantId), eq(pairedOrg.organizationId, organizationId))
  const [row] = await db.select({ organizationName, environment }).from(pairedOrg).where(which)
  return row
}

/** Forgets an org and its keys; who asked for it is null where the org itself did. Refused if it is not paired. */
export async function unpair(
  { tenantId, organizationId }: PairedOrganization,
  by: AuditEntry['by'],
  { db, clock }: Timed,
): Promise<void> {
  const at = clock.now()
  await db.transaction(async (tx) => {
    const [gone] = await tx
      .delete(pairedOrg)
      .where(and(eq(pairedOrg.tenantId, tenantId), eq(pairedOrg.organizationId, organizationId)))
      .returning({ organizationId: pairedOrg.organizationId, organizationName: pairedOrg.organizationName })
    if (!gone) throw refusal('NOT_FOUND')
    await writeAudit({ tenantId, at, by, action: 'pairing.removed', before: gone, after: null }, { db: tx })
  })
}
