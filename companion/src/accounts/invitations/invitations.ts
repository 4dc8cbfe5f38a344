import { isMailable } from '../../platform/email-address.ts'
import { newId, type PersonId, type TenantId } from '../../platform/ids.ts'
import type { Language } from '../../platform/labels/languages.ts'
import type { Database } from '../../platform/database/database.ts'
import type { Stored, Timed } from '../../platform/deps.ts'
import type { Person, PersonKey, Role } from '../../platform/person.ts'
import { requestLink } from '../passwords/link-requests.ts'
import { noteChange } from '../people/changes.ts'
import { addPerson, deletePerson, normalEmail, type PersonRow } from '../people/store.ts'
import { refusal } from '../refusals.ts'
import type { AccountServices } from '../services.ts'
import { refuseTooManyTries } from '../sign-in/try-refusal.ts'
import { invitationMails } from '../sign-in/tries.ts'
import type { InvitationKind } from './kinds.ts'
import { listInvited, lockPersonOf, replaceInvitation } from './store.ts'
import { stateOf } from './state.ts'

export type Invitation = { name: string; email: string; role: Role; language?: Language; kind?: InvitationKind }

/** Adds a person to the tenant of who invites, and mails them a link to set a password. */
export async function invite(
  { name, role, kind = 'account', ...more }: Invitation,
  by: Person,
  { db, clock, jobs }: AccountServices,
): Promise<Person> {
  const { language = by.language } = more
  if (!isMailable(more.email)) throw refusal('EMAIL_INVALID')
  const email = normalEmail(more.email)
  const invited = { personId: newId<PersonId>(), tenantId: by.tenantId, email, name, role, language }
  await db.transaction(async (tx) => {
    if (!(await addPerson({ ...invited, createdAt: clock.now() }, { db: tx }))) throw refusal('EMAIL_TAKEN')
    await replaceInvitation({ personId: invited.personId, kind, invitedBy: by.personId }, { db: tx })
    await requestLink({ email, purpose: 'first-password' }, { jobs, within: tx })
    await noteChange({ action: 'person.invited', by, before: undefined, after: invited }, { db: tx, clock })
  })
  return invited
}

/** Whom an open invitation is for, and the admin who acts on it. */
export type Inviting = { who: PersonKey; by: Person }

/** Mails an invitation again, in the name of who sends it. The earlier link ends at once. */
export async function resendInvitation(
  { who, by, kind = 'account' }: Inviting & { kind?: InvitationKind },
  { db, clock, jobs }: AccountServices,
): Promise<void> {
  await db.transaction(async (tx) => {
    const invited = await invitedPerson(who, tx)
    await refuseTooManyTries(invitationMails(invited.email), { db: tx, clock })
    await replaceInvitation({ personId: who.personId, kind, invitedBy: by.personId }, { db: tx })
    await requestLink({ email: invited.email, purpose: 'first-password' }, { jobs, within: tx })
    await noteChange({ action: 'person.invited-again', by, before: undefined, after: invited }, { db: tx, clock })
  })
}

/** Takes an invitation back: its link ends, and the person is gone. */
export async function withdrawInvitation({ who, by }: Inviting, { db, clock }: Timed): Promise<void> {
  await db.transaction(async (tx) => {
    const invited = await invitedPerson(who, tx)
    await deletePerson(who, { db: tx })
    await noteChange(
      { action: 'person.invitation-withdrawn', by, before: invited, after: undefined },
      { db: tx, clock },
    )
  })
}

/** A person who has not accepted yet, locked until the transaction ends. */
async function invitedPerson(who: PersonKey, tx: Database): Promise<PersonRow> {
  const invited = await lockPersonOf(who, { db: tx })
  if (!invited) throw refusal('NOT_FOUND')
  if (invited.passwordHash !== null) throw refusal('INVITATION_ACCEPTED')
  return invited
}

/** Everyone of a tenant, by name, and how far their invitation has come. */
export async function peopleWithState(tenantId: TenantId, { db, clock }: Stored & Timed) {
  const now = clock.now()
  return (await listInvited(tenantId, { db })).map(({ person, invitation, isBacked }) => ({
    personId: person.personId,
    name: person.name,
    email: person.email,
    role: person.role,
    language: person.language,
    state: stateOf(person.passwordHash !== null, invitation ? { ...invitation, isBacked } : undefined, now),
    expiresAt: invitation?.expiresAt ?? null,
    lastSignedInAt: person.lastSignedInAt,
  }))
}
