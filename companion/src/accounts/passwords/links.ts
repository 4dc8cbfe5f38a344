import { writeAudit } from '../../platform/audit/audit.ts'
import { after, HOUR_MS, type Clock, type Duration } from '../../platform/clock.ts'
import type { Database } from '../../platform/database/database.ts'
import { refusal } from '../refusals.ts'
import type { Jobs } from '../../platform/jobs/jobs.ts'
import type { PersonKey } from '../../platform/person.ts'
import type { Mail } from '../../platform/mail/mail.ts'
import { hashOf, newToken } from '../../platform/secret-hash.ts'
import { acceptInvitation, linkExpiry } from '../invitations/acceptance.ts'
import { lockPerson } from '../invitations/store.ts'
import { LINK_JOB, LinkRequest } from './link-requests.ts'
import { composeLinkMail } from './link-mail.ts'
import { decidePassword, hashPassword } from './passwords.ts'
import { findByEmail, findTenant, savePasswordHash, type PersonRow } from '../people/store.ts'
import { endSessionsOf } from '../sign-in/session-store.ts'
import type { LinkPurpose } from '../tables.ts'
import { countTry, forgetTries, linkMails, signInTries } from '../sign-in/tries.ts'
import { findLinkOwner, replaceLink, useLink } from './store.ts'

const LINK_LIFE = { hours: 24 } as const satisfies Duration

type LinkDeps = { db: Database; clock: Clock; mail: Mail; publicUrl: URL }

/** Mails the links that were asked for. To one address go only so many, since anybody may ask. */
export const workOnLinkRequests = (jobs: Jobs, deps: LinkDeps): Promise<void> =>
  jobs.work(LINK_JOB, LinkRequest, (request) => mailLink(request, deps))

async function mailLink({ email, purpose }: LinkRequest, { db, clock, mail, publicUrl }: LinkDeps): Promise<void> {
  const found = await findByEmail(email, { db })
  if (!found) return
  const { businessName } = await findTenant(found.tenantId, { db })
  await db.transaction(async (tx) => {
    const receiver = await lockPerson(found.personId, { db: tx })
    if (!receiver) return
    const mailed = purpose === 'new-password' ? await countTry(linkMails(email), { db: tx, clock }) : undefined
    if (mailed && 'pausedUntil' in mailed) return
    const made = await newLink(receiver, purpose, { db: tx, clock, publicUrl })
    if (made) await mail.send(composeLinkMail({ receiver, businessName, purpose, ...made }), tx)
  })
}

/** A link, and the full hours that it works. */
type MadeLink = { link: string; hours: number }

/**
 * Makes a link with which a person sets a password, once: within a day, or while their invitation stands. The earlier
 * ones end. Undefined for a person whose invitation has ended.
 */
export async function newLink(
  person: PersonRow,
  purpose: LinkPurpose,
  { db, clock, publicUrl }: Omit<LinkDeps, 'mail'>,
): Promise<MadeLink | undefined> {
  const now = clock.now()
  const expiresAt = await linkExpiry(person, { purpose, otherwise: after(now, LINK_LIFE) }, { db, clock })
  if (!expiresAt) return undefined
  const token = newToken()
  await replaceLink({ tokenHash: hashOf(token), personId: person.personId, purpose, expiresAt }, { db })
  const hours = Math.max(1, Math.floor((expiresAt.getTime() - now.getTime()) / HOUR_MS))
  return { link: new URL(`/set-password#token=${token}`, publicUrl).href, hours }
}

/** Sets the password of the person whom a link was mailed to, and returns them. The link works once; their sessions end. */
export async function setPassword(
  token: string,
  password: string,
  { db, clock }: Pick<LinkDeps, 'db' | 'clock'>,
): Promise<PersonKey> {
  const tokenHash = hashOf(token)
  const owner = await findLinkOwner(tokenHash, { now: clock.now() }, { db })
  if (!owner) throw refusal('PASSWORD_LINK_INVALID')
  const passwordHash = await hashPassword(decidePassword(password, owner))
  await db.transaction(async (tx) => {
    const person = await lockPerson(owner.personId, { db: tx })
    if (!person || !(await acceptInvitation(person, { db: tx, clock }))) throw refusal('PASSWORD_LINK_INVALID')
    if (!(await useLink(tokenHash, { db: tx }))) throw refusal('PASSWORD_LINK_INVALID')
    await savePasswordHash(owner.personId, passwordHash, { db: tx })
    await endSessionsOf(owner.personId, { db: tx })
    await forgetTries(signInTries(owner.email), { db: tx })
    await forgetTries(linkMails(owner.email), { db: tx })
    const entry = { tenantId: owner.tenantId, at: clock.now(), by: owner }
    const change = { before: null, after: { email: owner.email } }
    await writeAudit({ ...entry, ...change, action: 'person.password-set' }, { db: tx })
  })
  return owner
}
