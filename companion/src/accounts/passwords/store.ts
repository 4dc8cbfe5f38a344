import { and, eq, gt, lte } from 'drizzle-orm'
import type { Stored, Timed } from '../../platform/deps.ts'
import { passwordLink, person, tenant } from '../tables.ts'

/** Adds a link in place of every earlier one of its owner. */
export async function replaceLink(row: typeof passwordLink.$inferInsert, { db }: Stored): Promise<void> {
  await db.delete(passwordLink).where(eq(passwordLink.personId, row.personId))
  await db.insert(passwordLink).values(row)
}

export async function deleteExpiredLinks({ db, clock }: Timed): Promise<void> {
  await db.delete(passwordLink).where(lte(passwordLink.expiresAt, clock.now()))
}

/** The person whom a link was mailed to, with what a password must not repeat. Undefined once the link has expired. */
export async function findLinkOwner(tokenHash: string, { now }: { now: Date }, { db }: Stored) {
  const [owner] = await db
    .select({
      personId: person.personId,
      tenantId: person.tenantId,
      email: person.email,
      name: person.name,
      businessName: tenant.businessName,
    })
    .from(passwordLink)
    .innerJoin(person, eq(person.personId, passwordLink.personId))
    .innerJoin(tenant, eq(tenant.tenantId, person.tenantId))
    .where(and(eq(passwordLink.tokenHash, tokenHash), gt(passwordLink.expiresAt, now)))
  return owner
}

/** Deletes a link. False if it was used already. */
export async function useLink(tokenHash: string, { db }: Stored): Promise<boolean> {
  const used = await db.delete(passwordLink).where(eq(passwordLink.tokenHash, tokenHash)).returning()
  return used.length > 0
}
