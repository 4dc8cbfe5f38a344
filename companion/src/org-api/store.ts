import { and, eq, gt, lte } from 'drizzle-orm'
import type { Database } from '../platform/database.ts'
import type { TenantId } from '../platform/ids.ts'
import type { PairedOrganization } from '../platform/person.ts'
import { pairedOrg, pairingCode } from './tables.ts'

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

  async byKey(keyHash: string): Promise<PairedOrganization | undefined> {
    const { tenantId, organizationId } = pairedOrg
    const [row] = await db.select({ tenantId, organizationId }).from(pairedOrg).where(eq(pairedOrg.keyHash, keyHash))
    return row
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
