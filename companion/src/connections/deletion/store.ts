import { and, eq, isNull, lte, or, sql } from 'drizzle-orm'
import type { Database } from '../../platform/database/database.ts'
import type { ConnectionId } from '../../platform/ids.ts'
import { connection, type ConnectionRow } from '../tables.ts'

/** The right of one attempt to revoke the tokens of a connection. */
export type DeletionHold = { row: ConnectionRow; owner: string }

const FREE = { refreshOwner: null, refreshUntil: null }
const WIPED = { accessToken: null, refreshToken: null, clientSecret: null }

/** What a deletion does to the row of `connection` before it goes. */
export const deletionStore = (db: Database) => ({
  /**
   * Takes the right to revoke the tokens, which an exchange that is under way keeps until it has ended, and counts the
   * try; nothing if somebody is at work, or there is nothing to do.
   */
  async take(
    connectionId: ConnectionId,
    { owner, until, now }: { owner: string; until: Date; now: Date },
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
  },

  /** Keeps what became of the tokens, and no secret any more; nothing if another attempt has taken over. */
  async wipe(hold: DeletionHold, tokensRevoked: 'yes' | 'no'): Promise<ConnectionRow | undefined> {
    const [row] = await db
      .update(connection)
      .set({ ...WIPED, ...FREE, tokensRevoked })
      .where(stillHolds(hold))
      .returning()
    return row
  },

  /** Ends an attempt that brought nothing, so that the next one need not wait. */
  async release(hold: DeletionHold): Promise<void> {
    await db.update(connection).set(FREE).where(stillHolds(hold))
  },

  /** Ends the attempts of processes that are gone. */
  async releaseAll(): Promise<void> {
    await db.update(connection).set(FREE).where(eq(connection.status, 'deleting'))
  },
})
export type DeletionStore = ReturnType<typeof deletionStore>

const stillHolds = ({ row: { connectionId }, owner }: DeletionHold) =>
  and(eq(connection.connectionId, connectionId), eq(connection.refreshOwner, owner))
