import { writeAudit } from '../../platform/audit/audit.ts'
import { after, type Clock, type Duration } from '../../platform/clock.ts'
import type { Database } from '../../platform/database/database.ts'
import { refusal } from '../refusals.ts'
import type { Jobs } from '../../platform/jobs/jobs.ts'
import type { PersonKey } from '../../platform/person.ts'
import type { Mail } from '../../platform/mail/mail.ts'
import { hashOf, newToken } from '../../platform/secret-hash.ts'
import { LINK_JOB, LinkRequest } from './link-requests.ts'
import { composeLinkMail } from './link-mail.ts'
import { decidePassword, hashPassword } from './passwords.ts'
import { findByEmail, findTenant, savePasswordHash } from '../people/store.ts'
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
  const receiver = await findByEmail(email, { db })
  if (!receiver) return
  const { businessName } = await findTenant(receiver.tenantId, { db })
  await db.transaction(async (tx) => {
    const mailed = purpose === 'new-password' ? await countTry(linkMails(email), { db: tx, clock }) : undefined
    if (mailed && 'pausedUntil' in mailed) return
    const link = (await newLink(receiver, purpose, { db: tx, clock, publicUrl })).href
    await mail.send(composeLinkMail({ receiver, businessName, purpose, link, hours: LINK_LIFE.hours }), tx)
  })
}

/** Makes a link with which a person sets a password, once and within a day. The earlier ones end. */
export async function newLink(
  { personId }: Pick<PersonKey, 'personId'>,
  purpose: LinkPurpose,
  { db, clock, publicUrl }: Omit<LinkDeps, 'mail'>,
): Promise<URL> {
  const token = newToken()
  const expiresAt = after(clock.now(), LINK_LIFE)
  await replaceLink({ tokenHash: hashOf(token), personId, purpose, expiresAt }, { db })
  return new URL(`/set-password#token=${token}`, publicUrl)
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
    if (!(await useLink(tokenHash, { db: tx }))) throw refusal('PASSWORD_LINK_INVALID')
    await savePasswordHash(owner.personId, passwordHash, { db: tx })
    await endSessionsOf(owner.personId, { db: tx })
    await forgetTries(signInTries(owner.email), { db: tx })
    await forgetTries(linkMails(owner.email), { db: tx })
    const entry = { tenantId: owner.tenantId, at: clock.now(), by: owner, action: 'person.password-set' }
    await writeAudit({ ...entry, before: null, after: { email: owner.email } }, { db: tx })
  })
  return owner
}
