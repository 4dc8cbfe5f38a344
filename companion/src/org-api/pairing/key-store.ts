import { and, eq, gt, isNull, or } from 'drizzle-orm'
import { writeAudit } from '../../platform/audit/audit.ts'
import type { Stored } from '../../platform/deps.ts'
import type { PairedOrganization } from './organization.ts'
import { pairedOrg } from '../tables.ts'

type Found = PairedOrganization & { isFirstUse: boolean }
type Replacement = { keyHash: string; usedHash: string; at: Date }

const ofOrg = ({ tenantId, organizationId }: PairedOrganization) =>
  and(eq(pairedOrg.tenantId, tenantId), eq(pairedOrg.organizationId, organizationId))

/** The org of a current or replaced key, and whether this is the first use of the current one. */
export async function findKey(keyHash: string, now: Date, { db }: Stored): Promise<Found | undefined> {
  const works = or(isNull(pairedOrg.replacedKeyUntil), gt(pairedOrg.replacedKeyUntil, now))
  const [row] = await db
    .select()
    .from(pairedOrg)
    .where(or(eq(pairedOrg.keyHash, keyHash), and(eq(pairedOrg.replacedKeyHash, keyHash), works)))
  if (!row) return undefined
  const { tenantId, organizationId } = row
  const isEndOpen = row.replacedKeyHash !== null && row.replacedKeyUntil === null
  return { tenantId, organizationId, isFirstUse: isEndOpen && row.keyHash === keyHash }
}

/** Sets the end of the replaced key, unless it is set. */
export async function endReplacedKey(organization: PairedOrganization, until: Date, { db }: Stored): Promise<void> {
  await db
    .update(pairedOrg)
    .set({ replacedKeyUntil: until })
    .where(and(ofOrg(organization), isNull(pairedOrg.replacedKeyUntil)))
}

/** Replaces the current key. The key that was used keeps working. */
export const replaceKey = (
  organization: PairedOrganization,
  { keyHash, usedHash, at }: Replacement,
  { db }: Stored,
): Promise<void> =>
  db.transaction(async (tx) => {
    await tx
      .update(pairedOrg)
      .set({ keyHash, replacedKeyHash: usedHash, replacedKeyUntil: null })
      .where(ofOrg(organization))
    const { tenantId, organizationId } = organization
    const after = { organizationId }
    await writeAudit({ tenantId, at, by: null, action: 'pairing.key.replaced', before: null, after }, { db: tx })
  })
