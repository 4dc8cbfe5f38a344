import { and, eq, isNull, lte, or, sql } from 'drizzle-orm'
import type { Stored } from '../../platform/deps.ts'
import type { ConnectionId } from '../ids.ts'
import type { ConnectionRow } from '../connection/store.ts'
import { mayHappen } from '../state.ts'
import { connection } from '../tables.ts'
import { lockConnection, transition, type Step } from '../connection/transition.ts'

/** A pair of tokens of a connection, by its number. */
export type SeenTokens = { connectionId: ConnectionId; tokenVersion: number }

/** The right of one attempt to exchange the refresh token of a connection. The owner is an id made for this attempt. */
export type RefreshHold = { row: ConnectionRow; owner: string; until: Date }

/** The sealed tokens of an exchange. */
export type NewTokens = Pick<ConnectionRow, 'accessToken' | 'instanceUrl' | 'refreshedAt'> & { refreshToken?: string }

const FREE = { refreshOwner: null, refreshUntil: null }
/** What forgets earlier refusals of the refresh token. */
export const UNDOUBTED = { refreshRefusals: 0, refreshRetryAt: null }

/** Takes the right to exchange tokens. False if another attempt has it, or if the tokens are not the newest. */
export async function takeHold(
  { row: { connectionId, tokenVersion }, owner, until }: RefreshHold,
  now: Date,
  { db }: Stored,
): Promise<boolean> {
  const taken = await db
    .update(connection)
    .set({ refreshOwner: owner, refreshUntil: until })
    .where(
      and(
        eq(connection.connectionId, connectionId),
        eq(connection.tokenVersion, tokenVersion),
        eq(connection.status, 'connected'),
        or(isNull(connection.refreshOwner), lte(connection.refreshUntil, now)),
        or(isNull(connection.refreshRetryAt), lte(connection.refreshRetryAt, now)),
      ),
    )
    .returning({ connectionId: connection.connectionId })
  return taken.length > 0
}

/** Saves new tokens and ends the hold. Returns nothing if another attempt has taken over. */
export async function saveTokens(
  hold: RefreshHold,
  tokens: NewTokens,
  { db }: Stored,
): Promise<ConnectionRow | undefined> {
  const [row] = await db
    .update(connection)
    .set({ ...tokens, ...FREE, ...UNDOUBTED, tokenVersion: sql`${connection.tokenVersion} + 1` })
    .where(stillHolds(hold))
    .returning()
  return row
}

/** Ends the hold without new tokens. */
export async function releaseHold(hold: RefreshHold, { db }: Stored): Promise<void> {
  await db.update(connection).set(FREE).where(stillHolds(hold))
}

/** Ends the hold and notes how often Salesforce refused the token in a row, and when it may be sent again. */
export async function noteDoubt(
  hold: RefreshHold,
  { doubts, retryAt }: { doubts: number; retryAt: Date },
  { db }: Stored,
): Promise<void> {
  const set = { ...FREE, refreshRefusals: doubts, refreshRetryAt: retryAt }
  await db.update(connection).set(set).where(stillHolds(hold))
}

/** Keeps the hold until another moment, so that no attempt starts before. */
export async function extendHold(hold: RefreshHold, refreshUntil: Date, { db }: Stored): Promise<void> {
  await db.update(connection).set({ refreshUntil }).where(stillHolds(hold))
}

/** Ends the hold with a change of state. False if another attempt has taken over, or if the state forbids it. */
export const endHoldWith = (hold: RefreshHold, step: Step, { db }: Stored): Promise<boolean> =>
  db.transaction(async (tx) => {
    const { connectionId } = hold.row
    const row = await lockConnection(connectionId, { db: tx })
    if (row?.refreshOwner !== hold.owner) return false
    await tx.update(connection).set(FREE).where(stillHolds(hold))
    if (!mayHappen(step.event, row.status)) return false
    await transition(connectionId, step, { db: tx })
    return true
  })

const stillHolds = ({ row: { connectionId }, owner }: RefreshHold) =>
  and(eq(connection.connectionId, connectionId), eq(connection.refreshOwner, owner))
