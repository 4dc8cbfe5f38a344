import { and, eq, inArray, isNull, lte, sql, type SQL } from 'drizzle-orm'
import type { Stored } from '../../platform/deps.ts'
import type { TenantId } from '../../platform/ids.ts'
import type { PersonKey } from '../../platform/person.ts'
import type { HandshakeId } from '../ids.ts'
import type { Refusal } from '../../platform/refusals/errors.ts'
import { keepParams } from '../../platform/refusals/kept-params.ts'
import { handshake } from '../tables.ts'

export type Handshake = typeof handshake.$inferSelect
export type NewHandshake = typeof handshake.$inferInsert

const OPEN: Handshake['state'][] = ['waiting', 'exchanging']

const WIPED = { verifier: null, clientSecret: null }
/** A sign-in failed when it came back from Salesforce. One that never came back did not. */
const FAILED = { ...WIPED, failedAt: sql`${handshake.exchangingSince}` }

export async function addHandshake(row: NewHandshake, { db }: Stored): Promise<void> {
  await db.insert(handshake).values(row)
}

/** A handshake of a tenant. */
export async function findHandshake(
  tenantId: TenantId,
  handshakeId: HandshakeId,
  { db }: Stored,
): Promise<Handshake | undefined> {
  const mine = and(eq(handshake.tenantId, tenantId), eq(handshake.handshakeId, handshakeId))
  const [row] = await db.select().from(handshake).where(mine)
  return row
}

export async function findByOAuthState(oauthStateHash: string, { db }: Stored): Promise<Handshake | undefined> {
  const [row] = await db.select().from(handshake).where(eq(handshake.oauthStateHash, oauthStateHash))
  return row
}

/** Claims a waiting handshake for the exchange. False if another callback was first. */
export async function startExchange(handshakeId: HandshakeId, exchangingSince: Date, { db }: Stored): Promise<boolean> {
  const claimed = await db
    .update(handshake)
    .set({ state: 'exchanging', exchangingSince })
    .where(inState(handshakeId, 'waiting'))
    .returning({ handshakeId: handshake.handshakeId })
  return claimed.length > 0
}

/** Ends the exchange as connected. False if it was interrupted. Pass the transaction that writes the connection. */
export async function endAsConnected(handshakeId: HandshakeId, { db }: Stored): Promise<boolean> {
  const ended = await db
    .update(handshake)
    .set({ state: 'connected', ...WIPED })
    .where(inState(handshakeId, 'exchanging'))
    .returning({ handshakeId: handshake.handshakeId })
  return ended.length > 0
}

/** Ends the exchange with a refusal. */
export async function endAsRefused(handshakeId: HandshakeId, { code, params }: Refusal, { db }: Stored): Promise<void> {
  await db
    .update(handshake)
    .set({ state: 'refused', problemCode: code, problemParams: keepParams(params), ...FAILED })
    .where(inState(handshakeId, 'exchanging'))
}

/** Interrupts exchanges that began before a moment: their process is gone. */
export async function interruptExchanges(begunBefore: Date, { db }: Stored): Promise<void> {
  await interrupt(and(eq(handshake.state, 'exchanging'), lte(handshake.exchangingSince, begunBefore)), { db })
}

/** Deletes handshakes that expired before a moment, but for those that failed. */
export async function deleteExpired(before: Date, { db }: Stored): Promise<void> {
  await db.delete(handshake).where(and(lte(handshake.expiresAt, before), isNull(handshake.failedAt)))
}

/** Interrupts every open handshake that a person began. */
export async function interruptHandshakesOfPerson({ tenantId, personId }: PersonKey, { db }: Stored): Promise<void> {
  const theirs = and(eq(handshake.tenantId, tenantId), eq(handshake.personId, personId))
  await interrupt(and(theirs, inArray(handshake.state, OPEN)), { db })
}

/** Interrupts every open handshake of a tenant, so that none leaves a secret or brings a new one. */
export async function interruptHandshakesOf(tenantId: TenantId, { db }: Stored): Promise<void> {
  await interrupt(and(eq(handshake.tenantId, tenantId), inArray(handshake.state, OPEN)), { db })
}

async function interrupt(which: SQL | undefined, { db }: Stored): Promise<void> {
  await db
    .update(handshake)
    .set({ state: 'interrupted', problemCode: 'HANDSHAKE_INTERRUPTED', ...FAILED })
    .where(which)
}

const inState = (handshakeId: HandshakeId, state: Handshake['state']): SQL | undefined =>
  and(eq(handshake.handshakeId, handshakeId), eq(handshake.state, state))
