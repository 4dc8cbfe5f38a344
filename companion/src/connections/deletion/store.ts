import { and, eq, isNull, lte, or, sql } from 'drizzle-orm'
import type { Stored } from '../../platform/deps.ts'
import type { ConnectionId } from '../ids.ts'
import { connection, type ConnectionRow } from '../tables.ts'

/** The right of one attempt to revoke the tokens of a connection. */
export type DeletionHold = { row: ConnectionRow; owner: string }

const FREE = { refreshOwner: null, refreshUntil: null }
const WIPED = { accessToken: null, refreshToken: null, clientSecret: null }

/**
 * Takes the right to revoke the tokens and counts the attempt. A running exchange keeps that right until it ends. Returns
 * nothing if another attempt runs, or if there is nothing to revoke.
 */
export async function takeDeletion(
  connectionId: ConnectionId,
  { owner, until, now }: { owner: string; until: Date; now: Date },
  { db }: Stored,
): Promise<DeletionHold | undefined> {
  const [row] = await db
    .update(connection)
    .set({ refreshOwner: owner, refreshUntil: until, revokeTries: sql`${connection.revokeTries} + 1` })
    .where(
      and(
        eq(connection.connectionId, connectionId),
        eq(connection.status, 'deleting'),
        isNull(connection.tokensRevoked),
        or(isNull(connection.refreshOwner), lte(connection.refreshUntil, now)),
      ),
    )
    .returning()
  return row && { row, owner }
}

/** Wipes the secrets and notes whether the tokens were revoked. Returns nothing if another attempt has taken over. */
export async function wipeSecrets(
  hold: DeletionHold,
  tokensRevoked: 'yes' | 'no',
  { db }: Stored,
): Promise<ConnectionRow | undefined> {
  const [row] = await db
    .update(connection)
    .set({ ...WIPED, ...FREE, tokensRevoked })
    .where(stillHolds(hold))
    .returning()
  return row
}

/** Ends a failed attempt, so that the next one need not wait. */
export async function releaseDeletion(hold: DeletionHold, { db }: Stored): Promise<void> {
  await db.update(connection).set(FREE).where(stillHolds(hold))
}

/** Ends the attempts of processes that are gone. */
export async function releaseAllDeletions({ db }: Stored): Promise<void> {
  await db.update(connection).set(FREE).where(eq(connection.status, 'deleting'))
}

const stillHolds = ({ row: { connectionId }, owner }: DeletionHold) =>
  and(eq(connection.connectionId, connectionId), eq(connection.refreshOwner, owner))
