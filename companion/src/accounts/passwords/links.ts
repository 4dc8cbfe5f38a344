import { and, eq, gt, lte } from 'drizzle-orm'
import { after, type Clock, type Duration } from '../../platform/clock.ts'
import type { Database } from '../../platform/database/database.ts'
import { refusal } from '../refusals.ts'
import type { Jobs } from '../../platform/jobs/jobs.ts'
import type { Mail } from '../../platform/mail/mail.ts'
import { hashOf, newToken } from '../../platform/secret-hash.ts'
import { LINK_JOB, LinkRequest } from './link-requests.ts'
import { composeLinkMail } from './link-mail.ts'
import { decidePassword, hashPassword } from './passwords.ts'
import { findByEmail, findTenant, savePasswordHash } from '../people/store.ts'
import { endSessionsOf } from '../sign-in/session-store.ts'
import { forgetFailures } from '../sign-in/failures.ts'
import { passwordLink, person, tenant } from '../tables.ts'

const LINK_LIFE = { hours: 24 } as const satisfies Duration

type LinkDeps = { db: Database; clock: Clock; mail: Mail; publicUrl: URL }

/** Mails the links that were asked for. */
export const workOnLinkRequests = (jobs: Jobs, deps: LinkDeps): Promise<void> =>
  jobs.work(LINK_JOB, LinkRequest, (request) => mailLink(request, deps))

async function mailLink({ email, purpose }: LinkRequest, { db, clock, mail, publicUrl }: LinkDeps): Promise<void> {
  const receiver = await findByEmail(email, { db })
  if (!receiver) return
  const token = newToken()
  const expiresAt = after(clock.now(), LINK_LIFE)
  const { businessName } = await findTenant(receiver.tenantId, { db })
  const link = new URL(`/set-password#token=${token}`, publicUrl).href
  await db.transaction(async (tx) => {
    await tx.delete(passwordLink).where(lte(passwordLink.expiresAt, clock.now()))
    await tx.insert(passwordLink).values({ tokenHash: hashOf(token), personId: receiver.personId, purpose, expiresAt })
    await mail.send(composeLinkMail({ receiver, businessName, purpose, link, hours: LINK_LIFE.hours }), tx)
  })
}

/** Sets the password of the person whom a link was mailed to. The link works once; their sessions end. */
export async function setPassword(
  token: string,
  password: string,
  { db, clock }: Pick<LinkDeps, 'db' | 'clock'>,
): Promise<void> {
  const owner = await findOwner(token, { db, clock })
  const passwordHash = await hashPassword(decidePassword(password, owner))
  await db.transaction(async (tx) => {
    const used = await tx
      .delete(passwordLink)
      .where(eq(passwordLink.tokenHash, hashOf(token)))
      .returning()
    if (used.length === 0) throw refusal('PASSWORD_LINK_INVALID')
    await tx.delete(passwordLink).where(eq(passwordLink.personId, owner.personId))
    await savePasswordHash(owner.personId, passwordHash, { db: tx })
    await endSessionsOf(owner.personId, { db: tx })
    await forgetFailures(owner.email, { db: tx })
  })
}

async function findOwner(token: string, { db, clock }: Pick<LinkDeps, 'db' | 'clock'>) {
  const [owner] = await db
    .select({ personId: person.personId, email: person.email, name: person.name, businessName: tenant.businessName })
    .from(passwordLink)
    .innerJoin(person, eq(person.personId, passwordLink.personId))
    .innerJoin(tenant, eq(tenant.tenantId, person.tenantId))
    .where(and(eq(passwordLink.tokenHash, hashOf(token)), gt(passwordLink.expiresAt, clock.now())))
  if (!owner) throw refusal('PASSWORD_LINK_INVALID')
  return owner
}
