import { and, eq, inArray, lte, type SQL } from 'drizzle-orm'
import type { Database } from '../../platform/database/database.ts'
import type { HandshakeId, TenantId } from '../../platform/ids.ts'
import type { Refusal } from '../../platform/refusals/errors.ts'
import { handshake } from '../tables.ts'

export type Handshake = typeof handshake.$inferSelect
export type NewHandshake = typeof handshake.$inferInsert

const WIPED = { verifier: null, clientSecret: null }

/** Rows of `handshake`. */
export const handshakeStore = (db: Database) => ({
  async add(row: NewHandshake): Promise<void> {
    await db.insert(handshake).values(row)
  },

  async ofTenant(tenantId: TenantId, handshakeId: HandshakeId): Promise<Handshake | undefined> {
    const mine = and(eq(handshake.tenantId, tenantId), eq(handshake.handshakeId, handshakeId))
    const [row] = await db.select().from(handshake).where(mine)
    return row
  },

  async byOAuthState(oauthStateHash: string): Promise<Handshake | undefined> {
    const [row] = await db.select().from(handshake).where(eq(handshake.oauthStateHash, oauthStateHash))
    return row
  },

  /** Takes a waiting handshake for the exchange; false if another callback was first. */
  async claim(handshakeId: HandshakeId, exchangingSince: Date): Promise<boolean> {
    const claimed = await db
      .update(handshake)
      .set({ state: 'exchanging', exchangingSince })
      .where(inState(handshakeId, 'waiting'))
      .returning({ handshakeId: handshake.handshakeId })
    return claimed.length > 0
  },

  /** Ends the exchange with success; false if it was given up meanwhile. To be done with what it led to. */
  async connected(handshakeId: HandshakeId, transaction: Database): Promise<boolean> {
    const ended = await transaction
      .update(handshake)
      .set({ state: 'connected', ...WIPED })
      .where(inState(handshakeId, 'exchanging'))
      .returning({ handshakeId: handshake.handshakeId })
    return ended.length > 0
  },

  /** Ends the exchange with a refusal. */
  async refused(handshakeId: HandshakeId, { code, params }: Refusal): Promise<void> {
    await db
      .update(handshake)
      .set({ state: 'refused', problemCode: code, problemParams: plain(params), ...WIPED })
      .where(inState(handshakeId, 'exchanging'))
  },

  /** Gives up exchanges that began before a moment: whoever made them is gone. */
  async interrupt(begunBefore: Date): Promise<void> {
    await db
      .update(handshake)
      .set({ state: 'interrupted', problemCode: 'HANDSHAKE_INTERRUPTED', ...WIPED })
      .where(and(eq(handshake.state, 'exchanging'), lte(handshake.exchangingSince, begunBefore)))
  },

  async removeExpired(before: Date): Promise<void> {
    await db.delete(handshake).where(lte(handshake.expiresAt, before))
  },
})
export type HandshakeStore = ReturnType<typeof handshakeStore>

/** Ends every handshake of a tenant that is under way, so that none of them leaves a secret or brings new ones. */
export async function interruptHandshakesOf(tenantId: TenantId, { db }: { db: Database }): Promise<void> {
  await db
    .update(handshake)
    .set({ state: 'interrupted', problemCode: 'HANDSHAKE_INTERRUPTED', ...WIPED })
    .where(and(eq(handshake.tenantId, tenantId), inArray(handshake.state, ['waiting', 'exchanging'])))
}

const inState = (handshakeId: HandshakeId, state: Handshake['state']): SQL | undefined =>
  and(eq(handshake.handshakeId, handshakeId), eq(handshake.state, state))

const plain = (params: Refusal['params']) =>
  Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, value instanceof Date ? value.toISOString() : value]),
  )
