import { eq, lt, lte, or, sql } from 'drizzle-orm'
import { after, before, type Duration } from '../../platform/clock.ts'
import type { Stored, Timed } from '../../platform/deps.ts'
import { hashOf } from '../../platform/secret-hash.ts'
import { normalEmail } from '../people/store.ts'
import { signInFailure } from '../tables.ts'

/** Tries without waiting. Each further try waits for a pause, which never grows. */
export type TryLimit = { key: string; free: number; pause: Duration }

/** The number of a try, or the moment from which the next one is let through. */
export type Counted = { count: number } | { pausedUntil: Date }

/** A try after so long a rest counts as the first one. */
const KEPT: Duration = { days: 1 }

/**
 * Sign-ins to an address. A browser from which its person has signed in before has tries of its own, so that a stranger
 * who guesses holds up only other strangers.
 */
export const signInTries = (email: string, device = ''): TryLimit => ({
  key: hashOf(`${normalEmail(email)} ${device}`),
  free: 10,
  pause: { seconds: 30 },
})

/** Mails with a link to set a new password. The newest link works for a day, so that few mails are enough. */
export const linkMails = (email: string): TryLimit => ({
  key: hashOf(`link ${normalEmail(email)}`),
  free: 5,
  pause: { hours: 1 },
})

/** Mails that send an invitation again. */
export const invitationMails = (email: string): TryLimit => ({
  key: hashOf(`invitation ${normalEmail(email)}`),
  free: 3,
  pause: { hours: 1 },
})

/** Counts a try in the statement that lets it through, so that no number of tries at once gets past the limit. */
export async function countTry({ key, free, pause }: TryLimit, { db, clock }: Timed): Promise<Counted> {
  const now = clock.now()
  const [counted] = await db
    .insert(signInFailure)
    .values({ emailHash: key, failures: 1, lastFailedAt: now })
    .onConflictDoUpdate({
      target: signInFailure.emailHash,
      set: { failures: sql`${signInFailure.failures} + 1`, lastFailedAt: now },
      setWhere: or(lt(signInFailure.failures, free), lte(signInFailure.lastFailedAt, before(now, pause))),
    })
    .returning()
  if (counted) return { count: counted.failures }
  const [last] = await db.select().from(signInFailure).where(eq(signInFailure.emailHash, key))
  return { pausedUntil: after(last?.lastFailedAt ?? now, pause) }
}

/** Resets the count. */
export async function forgetTries({ key }: TryLimit, { db }: Stored): Promise<void> {
  await db.delete(signInFailure).where(eq(signInFailure.emailHash, key))
}

/** Deletes the counts of addresses that were left alone for a day. */
export async function forgetOldTries({ db, clock }: Timed): Promise<void> {
  await db.delete(signInFailure).where(lt(signInFailure.lastFailedAt, before(clock.now(), KEPT)))
}
