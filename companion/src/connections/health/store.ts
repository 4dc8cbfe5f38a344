import { and, eq, isNotNull, isNull, lte, or, gt } from 'drizzle-orm'
import type { Stored } from '../../platform/deps.ts'
import type { ConnectionId } from '../ids.ts'
import { connectionHealth } from '../tables.ts'

export type HealthRow = typeof connectionHealth.$inferSelect

/** A part of a connection whose health is kept by itself. */
export type HealthKey = Pick<HealthRow, 'connectionId' | 'part'>

/** The health of a part of a connection. Undefined until it was used. */
export async function findHealth(key: HealthKey, { db }: Stored): Promise<HealthRow | undefined> {
  const [row] = await db.select().from(connectionHealth).where(isThis(key))
  return row
}

/** Forgets the health of a connection, because a person signed in to it again. */
export async function forgetHealth(connectionId: ConnectionId, { db }: Stored): Promise<void> {
  await db.delete(connectionHealth).where(eq(connectionHealth.connectionId, connectionId))
}

const HEALTHY = {
  failures: 0,
  failingSince: null,
  nextTryAt: null,
  pausedBy: null,
  pausedParams: null,
  pausedUntil: null,
}

/** Writes a success. It is written again only after `unlessSince`, so that a busy connection costs no write per call. */
export async function saveSuccess(
  key: HealthKey,
  { now, unlessSince }: { now: Date; unlessSince: Date },
  { db }: Stored,
): Promise<void> {
  const { lastSuccessAt, failures, pausedBy, connectionId, part } = connectionHealth
  const set = { ...HEALTHY, lastSuccessAt: now }
  await db
    .insert(connectionHealth)
    .values({ connectionId: key.connectionId, part: key.part, ...set })
    .onConflictDoUpdate({
      target: [connectionId, part],
      set,
      setWhere: or(isNull(lastSuccessAt), lte(lastSuccessAt, unlessSince), gt(failures, 0), isNotNull(pausedBy)),
    })
}

/** Marks that people were told of a failure. False if another process did. */
export const markTold = (key: HealthKey, now: Date, deps: Stored): Promise<boolean> =>
  setTold(key, { from: isNull(connectionHealth.toldAt), to: now }, deps)

/** Marks that people were told of the end of a failure. False if another process did. */
export const markToldOfEnd = (key: HealthKey, deps: Stored): Promise<boolean> =>
  setTold(key, { from: isNotNull(connectionHealth.toldAt), to: null }, deps)

type Telling = { from: ReturnType<typeof isNull>; to: Date | null }

async function setTold(key: HealthKey, { from, to }: Telling, { db }: Stored): Promise<boolean> {
  const marked = await db
    .update(connectionHealth)
    .set({ toldAt: to })
    .where(and(isThis(key), from))
    .returning({ connectionId: connectionHealth.connectionId })
  return marked.length > 0
}

/** Changes the health of a part under a lock, by what it is. */
export const changeHealth = (
  { connectionId, part }: HealthKey,
  change: (row: HealthRow) => Partial<HealthRow>,
  { db }: Stored,
): Promise<HealthRow> =>
  db.transaction(async (tx) => {
    const key = { connectionId, part }
    await tx.insert(connectionHealth).values(key).onConflictDoNothing()
    const [row] = await tx.select().from(connectionHealth).where(isThis(key)).for('update')
    if (!row) throw new Error('the health of a connection is gone')
    const changed = change(row)
    await tx.update(connectionHealth).set(changed).where(isThis(key))
    return { ...row, ...changed }
  })

/** Takes the right to test a connection, for a limited time. False if another test has it. */
export async function takeTest(
  connectionId: ConnectionId,
  { now, until }: { now: Date; until: Date },
  { db }: Stored,
): Promise<boolean> {
  const { testingUntil } = connectionHealth
  const taken = await db
    .insert(connectionHealth)
    .values({ connectionId, testingUntil: until })
    .onConflictDoUpdate({
      target: [connectionHealth.connectionId, connectionHealth.part],
      set: { testingUntil: until },
      setWhere: or(isNull(testingUntil), lte(testingUntil, now)),
    })
    .returning({ connectionId: connectionHealth.connectionId })
  return taken.length > 0
}

/** Gives back the right to test, unless another test has taken it by then. */
export async function releaseTest(connectionId: ConnectionId, until: Date, { db }: Stored): Promise<void> {
  const isOurs = and(isThis({ connectionId, part: 'api' }), eq(connectionHealth.testingUntil, until))
  await db.update(connectionHealth).set({ testingUntil: null }).where(isOurs)
}

const isThis = ({ connectionId, part }: HealthKey) =>
  and(eq(connectionHealth.connectionId, connectionId), eq(connectionHealth.part, part))
