import { and, eq, isNull, lte, or, sql } from 'drizzle-orm'
import type { Database } from '../../platform/database/database.ts'
import type { ConnectionId } from '../../platform/ids.ts'
import type { ConnectionRow } from '../connection/store.ts'
import { mayHappen } from '../state.ts'
import { connection } from '../tables.ts'
import { lockConnection, transition, type Step } from '../connection/transition.ts'

/** A pair of tokens of a connection, by its number. */
export type SeenTokens = { connectionId: ConnectionId; tokenVersion: number }

/** The right of one attempt to exchange the refresh token of a connection. The owner is an id made for this attempt. */
export type RefreshHold = { row: ConnectionRow; owner: string; until: Date }

/** What an exchange brought, sealed. */
export type NewTokens = Pick<ConnectionRow, 'accessToken' | 'instanceUrl' | 'refreshedAt'> & { refreshToken?: string }

const FREE = { refreshOwner: null, refreshUntil: null }

/** Who may exchange the tokens in the rows of `connection`, and what the exchanges bring. */
export const tokenStore = (db: Database) => ({
  /** Takes the right to exchange the tokens that were seen; nothing if another has it, or they are no longer the newest. */
  async take({ row: { connectionId, tokenVersion }, owner, until }: RefreshHold, now: Date): Promise<boolean> {
    const taken = await db
      .update(connection)
      .set({ refreshOwner: owner, refreshUntil: until })
      .where(
        and(
          eq(connection.connectionId, connectionId),
          eq(connection.tokenVersion, tokenVersion),
          eq(connection.status, 'connected'),
          or(isNull(connection.refreshOwner), lte(connection.refreshUntil, now)),
        ),
      )
      .returning({ connectionId: connection.connectionId })
    return taken.length > 0
  },

  /** Keeps new tokens and ends the hold; nothing if another has it by now. */
  async keep(hold: RefreshHold, tokens: NewTokens): Promise<ConnectionRow | undefined> {
    const [row] = await db
      .update(connection)
      .set({ ...tokens, ...FREE, tokenVersion: sql`${connection.tokenVersion} + 1` })
      .where(stillHolds(hold))
      .returning()
    return row
  },

  /** Ends the hold without new tokens. */
  async giveUp(hold: RefreshHold): Promise<void> {
    await db.update(connection).set(FREE).where(stillHolds(hold))
  },

  /** Lets the hold last until another moment, though nobody is at work any more. */
  async pause(hold: RefreshHold, refreshUntil: Date): Promise<void> {
    await db.update(connection).set({ refreshUntil }).where(stillHolds(hold))
  },

  /** Ends the hold with a change of state; false if another has it by now, or if the connection has moved on. */
  endWith: (hold: RefreshHold, step: Step): Promise<boolean> =>
    db.transaction(async (tx) => {
      const { connectionId } = hold.row
      const row = await lockConnection(connectionId, { db: tx })
      if (row?.refreshOwner !== hold.owner) return false
      await tx.update(connection).set(FREE).where(stillHolds(hold))
      if (!mayHappen(step.event, row.status)) return false
      await transition(connectionId, step, { db: tx })
      return true
    }),
})
export type TokenStore = ReturnType<typeof tokenStore>

const stillHolds = ({ row: { connectionId }, owner }: RefreshHold) =>
  and(eq(connection.connectionId, connectionId), eq(connection.refreshOwner, owner))
