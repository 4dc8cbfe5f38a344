import { eq, sql } from 'drizzle-orm'
import { after, type Clock, type Duration } from '../../platform/clock.ts'
import type { Database } from '../../platform/database/database.ts'
import { hashOf } from '../../platform/secret-hash.ts'
import { normalEmail } from '../people/store.ts'
import { signInFailure } from '../tables.ts'

/** Tries without waiting. Each further try waits for a pause, which never grows, so no person is locked out for ever. */
const FREE_TRIES = 10
const PAUSE: Duration = { seconds: 30 }

export type Failures = { failures: number; lastFailedAt: Date }

/** The moment from which an address may be tried again, if it may not be now. */
export function pausedUntil(failed: Failures | undefined, now: Date): Date | undefined {
  if (!failed || failed.failures < FREE_TRIES) return undefined
  const until = after(failed.lastFailedAt, PAUSE)
  return until > now ? until : undefined
}

/** The failed sign-ins in a row for an e-mail address. */
export async function findFailures(email: string, { db }: { db: Database }): Promise<Failures | undefined> {
  const [found] = await db
    .select()
    .from(signInFailure)
    .where(eq(signInFailure.emailHash, keyOf(email)))
  return found
}

/** Counts one more failed sign-in. */
export async function countFailure(email: string, { db, clock }: { db: Database; clock: Clock }): Promise<void> {
  const lastFailedAt = clock.now()
  await db
    .insert(signInFailure)
    .values({ emailHash: keyOf(email), failures: 1, lastFailedAt })
    .onConflictDoUpdate({
      target: signInFailure.emailHash,
      set: { failures: sql`${signInFailure.failures} + 1`, lastFailedAt },
    })
}

/** Resets the count. */
export async function forgetFailures(email: string, { db }: { db: Database }): Promise<void> {
  await db.delete(signInFailure).where(eq(signInFailure.emailHash, keyOf(email)))
}

const keyOf = (email: string) => hashOf(normalEmail(email))
