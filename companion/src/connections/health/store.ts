import { and, eq, isNotNull, isNull, lte, or, gt } from 'drizzle-orm'
import type { Stored } from '../../platform/deps.ts'
import type { ConnectionId } from '../ids.ts'
import { connectionHealth } from '../tables.ts'

export type HealthRow = typeof connectionHealth.$inferSelect

/** The health of a connection. Undefined until it was used. */
export async function findHealth(connectionId: ConnectionId, { db }: Stored): Promise<HealthRow | undefined> {
  const [row] = await db.select().from(connectionHealth).where(eq(connectionHealth.connectionId, connectionId))
  return row
}

/** Forgets the health of a connection, because a person signed in to it again. */
export async function forgetHealth(connectionId: ConnectionId, { db }: Stored): Promise<void> {
  await db.delete(connectionHealth).where(eq(connectionHealth.connectionId, connectionId))
}

const HEALTHY = { failures: 0, failingSince: null, nextTryAt: null, pausedBy: null, pausedUntil: null }

/** Writes a success. It is written again only after `unlessSince`, so that a busy connection costs no write per call. */
export async function saveSuccess(
  connectionId: ConnectionId,
  { now, unlessSince }: { now: Date; unlessSince: Date },
  { db }: Stored,
): Promise<void> {
  const { lastSuccessAt, failures, pausedBy } = connectionHealth
  const set = { ...HEALTHY, lastSuccessAt: now }
  await db
    .insert(connectionHealth)
    .values({ connectionId, ...set })
    .onConflictDoUpdate({
      target: connectionHealth.connectionId,
      set,
      setWhere: or(isNull(lastSuccessAt), lte(lastSuccessAt, unlessSince), gt(failures, 0), isNotNull(pausedBy)),
    })
}

/** Marks that people were told of a failure. False if another process did. */
export const markTold = (connectionId: ConnectionId, now: Date, deps: Stored): Promise<boolean> =>
  setTold(connectionId, { from: isNull(connectionHealth.toldAt), to: now }, deps)

/** Marks that people were told of the end of a failure. False if another process did. */
export const markToldOfEnd = (connectionId: ConnectionId, deps: Stored): Promise<boolean> =>
  setTold(connectionId, { from: isNotNull(connectionHealth.toldAt), to: null }, deps)

type Telling = { from: ReturnType<typeof isNull>; to: Date | null }

async function setTold(connectionId: ConnectionId, { from, to }: Telling, { db }: Stored): Promise<boolean> {
  const marked = await db
    .update(connectionHealth)
    .set({ toldAt: to })
    .where(and(eq(connectionHealth.connectionId, connectionId), from))
    .returning({ connectionId: connectionHealth.connectionId })
  return marked.length > 0
}

/** Changes the health of a connection under a lock, by what it is. */
export const changeHealth = (
  connectionId: ConnectionId,
  change: (row: HealthRow) => Partial<HealthRow>,
  { db }: Stored,
): Promise<HealthRow> =>
  db.transaction(async (tx) => {
    const isThis = eq(connectionHealth.connectionId, connectionId)
    await tx.insert(connectionHealth).values({ connectionId }).onConflictDoNothing()
    const [row] = await tx.select().from(connectionHealth).where(isThis).for('update')
    if (!row) throw new Error('the health of a connection is gone')
    const changed = { ...row, ...change(row) }
    await tx.update(connectionHealth).set(changed).where(isThis)
    return changed
  })
