import { after } from '../../platform/clock.ts'
import type { Timed } from '../../platform/deps.ts'
import type { PersonRow } from '../people/store.ts'
import type { LinkPurpose } from '../tables.ts'
import { INVITATION_LIFE } from './kinds.ts'
import { isOpen } from './state.ts'
import { deleteInvitation, invitationOf, noteMailed } from './store.ts'

type Asked = { purpose: LinkPurpose; otherwise: Date }

/**
 * Until when a link works that is mailed to a person now. An invitation counts from its mail. Undefined where the person
 * may get no link: the invitation has expired, or its inviter may invite no more.
 */
export async function linkExpiry(
  { personId, passwordHash }: PersonRow,
  { purpose, otherwise }: Asked,
  { db, clock }: Timed,
): Promise<Date | undefined> {
  const invited = passwordHash === null ? await invitationOf(personId, { db }) : undefined
  if (!invited) return otherwise
  if (purpose === 'new-password') return isOpen(invited, clock.now()) ? (invited.expiresAt ?? undefined) : undefined
  if (!invited.isBacked) return undefined
  const sentAt = clock.now()
  const expiresAt = after(sentAt, INVITATION_LIFE[invited.kind])
  await noteMailed({ personId, sentAt, expiresAt }, { db })
  return expiresAt
}

/** Ends the invitation of a person who sets a first password. False where it cannot be accepted any more. */
export async function acceptInvitation(person: PersonRow, { db, clock }: Timed): Promise<boolean> {
  if (person.passwordHash !== null) return true
  const invited = await invitationOf(person.personId, { db })
  if (invited && !isOpen(invited, clock.now())) return false
  await deleteInvitation(person.personId, { db })
  return true
}
