import { and, asc, eq, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Stored } from '../../platform/deps.ts'
import type { PersonId, TenantId } from '../../platform/ids.ts'
import type { PersonKey } from '../../platform/person.ts'
import type { PersonRow } from '../people/store.ts'
import { invitation, passwordLink, person } from '../tables.ts'

type InvitationRow = typeof invitation.$inferSelect

/** An invitation, and whether its inviter may still invite. */
export type Invited = InvitationRow & { isBacked: boolean }

const inviter = alias(person, 'inviter')

/** An operator stands behind an invitation without an inviter; an admin who has left or changed role behind none. */
const IS_BACKED = sql<boolean>`${invitation.invitedBy} is null or coalesce(${inviter.role} = 'admin', false)`

const joinInviter = and(eq(inviter.personId, invitation.invitedBy), eq(inviter.tenantId, person.tenantId))

/** Lets one transaction at a time decide about a person, and returns them. Undefined once they are removed. */
export async function lockPerson(personId: PersonId, { db }: Stored): Promise<PersonRow | undefined> {
  const [locked] = await db.select().from(person).where(eq(person.personId, personId)).for('update')
  return locked
}

/** The same within a tenant. */
export async function lockPersonOf(who: PersonKey, deps: Stored): Promise<PersonRow | undefined> {
  const locked = await lockPerson(who.personId, deps)
  return locked?.tenantId === who.tenantId ? locked : undefined
}

/** The open invitation of a person. Undefined for a person whom an operator added, or who has accepted. */
export async function invitationOf(personId: PersonId, { db }: Stored): Promise<Invited | undefined> {
  const [found] = await db
    .select({ invitation, isBacked: IS_BACKED })
    .from(invitation)
    .innerJoin(person, eq(person.personId, invitation.personId))
    .leftJoin(inviter, joinInviter)
    .where(eq(invitation.personId, personId))
  return found && { ...found.invitation, isBacked: found.isBacked }
}

/** Everyone of a tenant by name, with their invitation. */
export const listInvited = (tenantId: TenantId, { db }: Stored) =>
  db
    .select({ person, invitation, isBacked: IS_BACKED })
    .from(person)
    .leftJoin(invitation, eq(invitation.personId, person.personId))
    .leftJoin(inviter, joinInviter)
    .where(eq(person.tenantId, tenantId))
    .orderBy(asc(person.name), asc(person.email))

/** Writes an invitation that is not mailed yet, in place of an earlier one. The links of the earlier one end. */
export async function replaceInvitation(
  row: Pick<InvitationRow, 'personId' | 'kind' | 'invitedBy'>,
  { db }: Stored,
): Promise<void> {
  await db.delete(passwordLink).where(eq(passwordLink.personId, row.personId))
  await db.delete(invitation).where(eq(invitation.personId, row.personId))
  await db.insert(invitation).values(row)
}

/** Notes that an invitation goes out now, and when it expires. */
export async function noteMailed(
  { personId, sentAt, expiresAt }: Required<Pick<InvitationRow, 'personId'>> & { sentAt: Date; expiresAt: Date },
  { db }: Stored,
): Promise<void> {
  await db.update(invitation).set({ sentAt, expiresAt }).where(eq(invitation.personId, personId))
}

export async function deleteInvitation(personId: PersonId, { db }: Stored): Promise<void> {
  await db.delete(invitation).where(eq(invitation.personId, personId))
}
