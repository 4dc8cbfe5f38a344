import { and, eq, gt, isNull, or } from 'drizzle-orm'
import { writeAudit } from '../../platform/audit/audit.ts'
import type { Database } from '../../platform/database/database.ts'
import type { PairedOrganization } from './organization.ts'
import { pairedOrg } from '../tables.ts'

type Found = PairedOrganization & { isFirstUse: boolean }
type Replacement = { keyHash: string; usedHash: string; at: Date }

const ofOrg = ({ tenantId, organizationId }: PairedOrganization) =>
  and(eq(pairedOrg.tenantId, tenantId), eq(pairedOrg.organizationId, organizationId))

/** The keys of paired orgs: one each, and for a while the one before. */
export const keyStore = (db: Database) => ({
  /** The org of a key, be it the present one or the one before, and whether the present one is used for the first time. */
  async find(keyHash: string, now: Date): Promise<Found | undefined> {
    const works = or(isNull(pairedOrg.replacedKeyUntil), gt(pairedOrg.replacedKeyUntil, now))
    const [row] = await db
      .select()
      .from(pairedOrg)
      .where(or(eq(pairedOrg.keyHash, keyHash), and(eq(pairedOrg.replacedKeyHash, keyHash), works)))
    if (!row) return undefined
    const { tenantId, organizationId } = row
    const isEndOpen = row.replacedKeyHash !== null && row.replacedKeyUntil === null
    return { tenantId, organizationId, isFirstUse: isEndOpen && row.keyHash === keyHash }
  },

  /** Sets the end of the key before, unless it is set. */
  async endReplaced(organization: PairedOrganization, until: Date): Promise<void> {
    await db
      .update(pairedOrg)
      .set({ replacedKeyUntil: until })
      .where(and(ofOrg(organization), isNull(pairedOrg.replacedKeyUntil)))
  },

  /** Puts a new key in the place of the present one; the key that was used goes on working. */
  replace: (organization: PairedOrganization, { keyHash, usedHash, at }: Replacement): Promise<void> =>
    db.transaction(async (tx) => {
      await tx
        .update(pairedOrg)
        .set({ keyHash, replacedKeyHash: usedHash, replacedKeyUntil: null })
        .where(ofOrg(organization))
      const { tenantId, organizationId } = organization
      const after = { organizationId }
      await writeAudit({ tenantId, at, by: null, action: 'pairing.key.replaced', before: null, after }, { db: tx })
    }),
})
export type KeyStore = ReturnType<typeof keyStore>
