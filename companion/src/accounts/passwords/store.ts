import { and, eq, gt, lte } from 'drizzle-orm'
import type { Stored } from '../../platform/deps.ts'
import type { PersonId } from '../../platform/ids.ts'
import { passwordLink, person, tenant } from '../tables.ts'

/** Adds a link, and deletes those that have expired. */
export async function addLink(
  row: typeof passwordLink.$inferInsert,
  { now }: { now: Date },
  { db }: Stored,
): Promise<void> {
  await db.delete(passwordLink).where(lte(passwordLink.expiresAt, now))
  await db.insert(passwordLink).values(row)
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

/** Deletes a link, and with it every other link of its owner. False if it was used already. */
export async function useLink(tokenHash: string, owner: PersonId, { db }: Stored): Promise<boolean> {
  const used = await db.delete(passwordLink).where(eq(passwordLink.tokenHash, tokenHash)).returning()
  if (used.length === 0) return false
  await db.delete(passwordLink).where(eq(passwordLink.personId, owner))
  return true
}
