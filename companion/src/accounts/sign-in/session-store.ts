import { and, eq, gt, lt, or } from 'drizzle-orm'
import type { Session } from 'fastify'
import type { SessionStore } from '@fastify/session'
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { after, before, type Clock, type Duration } from '../../platform/clock.ts'
import type { Database } from '../../platform/database/database.ts'
import type { PersonId } from '../../platform/ids.ts'
import { hashOf } from '../../platform/secret-hash.ts'
import { session } from '../tables.ts'

declare module 'fastify' {
  interface Session {
    personId?: PersonId
    _csrf?: string
  }
}

/** A session ends after half an hour without a request, and after a working day in any case. */
const SESSION_LIMITS = { idle: { minutes: 30 }, absolute: { hours: 12 } } as const satisfies Record<string, Duration>

/** How exactly the last request is remembered; saves a write on most requests. */
const SEEN_PRECISION: Duration = { minutes: 1 }

type SessionDeps = { db: Database; clock: Clock }

const SessionData = Type.Object({ personId: Type.Unsafe<PersonId>(Type.String()), _csrf: Type.String() })

/** Sessions in the database, in the form that the session plugin asks for. */
export const sessionStore = (deps: SessionDeps): SessionStore => ({
  get: (id, done) =>
    void findSession(hashOf(id), deps).then((found) => {
      done(null, found)
    }, done),
  set: (id, data, done) =>
    void saveSession(hashOf(id), data, deps).then(() => {
      done()
    }, done),
  destroy: (id, done) =>
    void endSession(hashOf(id), deps).then(() => {
      done()
    }, done),
})

/** Ends all sessions of a person, in every browser. */
export async function endSessionsOf(personId: PersonId, { db }: { db: Database }): Promise<void> {
  await db.delete(session).where(eq(session.personId, personId))
}

/** Whether a session still stands; to ask does not keep it from ending. */
export async function isSessionAlive(id: string, { db, clock }: SessionDeps): Promise<boolean> {
  const [found] = await db
    .select({ idHash: session.idHash })
    .from(session)
    .where(isLive(hashOf(id), clock.now()))
  return found !== undefined
}

/** Forgets sessions that have ended by themselves. */
export async function forgetEndedSessions({ db, clock }: SessionDeps): Promise<void> {
  const { seenAfter, createdAfter } = liveSince(clock.now())
  await db.delete(session).where(or(lt(session.lastSeenAt, seenAfter), lt(session.createdAt, createdAfter)))
}

async function endSession(idHash: string, { db }: SessionDeps): Promise<void> {
  await db.delete(session).where(eq(session.idHash, idHash))
}

const liveSince = (now: Date) => ({
  seenAfter: before(now, SESSION_LIMITS.idle),
  createdAfter: before(now, SESSION_LIMITS.absolute),
})

function isLive(idHash: string, now: Date) {
  const { seenAfter, createdAfter } = liveSince(now)
  return and(eq(session.idHash, idHash), gt(session.lastSeenAt, seenAfter), gt(session.createdAt, createdAfter))
}

async function findSession(idHash: string, { db, clock }: SessionDeps): Promise<Session | null> {
  const now = clock.now()
  const [found] = await db.select().from(session).where(isLive(idHash, now))
  if (!found) return null
  if (after(found.lastSeenAt, SEEN_PRECISION) <= now)
    await db.update(session).set({ lastSeenAt: now }).where(eq(session.idHash, idHash))
  return { ...Value.Parse(SessionData, found.data), cookie: { originalMaxAge: null } }
}

/** A browser that has not signed in leaves no row. */
async function saveSession(idHash: string, data: Session, { db, clock }: SessionDeps): Promise<void> {
  const { personId, _csrf } = data
  if (personId === undefined) return
  const [createdAt, lastSeenAt] = [clock.now(), clock.now()]
  const row = { idHash, personId, data: { personId, _csrf }, createdAt, lastSeenAt }
  await db
    .insert(session)
    .values(row)
    .onConflictDoUpdate({ target: session.idHash, set: { data: row.data } })
}
