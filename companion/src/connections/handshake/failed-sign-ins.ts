import { and, desc, eq, inArray, isNotNull, lte, or, sql } from 'drizzle-orm'
import type { Stored } from '../../platform/deps.ts'
import type { TenantId } from '../../platform/ids.ts'
import type { Refusal } from '../../platform/refusals/errors.ts'
import type { Environment } from '../environment.ts'
import type { HandshakeId } from '../ids.ts'
import { storedRefusal } from '../refusals.ts'
import { handshake, type HandshakePurpose } from '../tables.ts'

/** A sign-in that Salesforce or this service refused, or that was interrupted after it came back. */
export type FailedSignIn = {
  handshakeId: HandshakeId
  at: Date
  purpose: HandshakePurpose
  environment: Environment
  loginHost: string
  by: string | null
  cause: Refusal
}

/** So many failed sign-ins of a tenant are kept, so that nothing makes them grow without end. */
const MAX_KEPT = 50

/** The failed sign-ins of a tenant, newest first. */
export async function readFailedSignIns(tenantId: TenantId, { db }: Stored): Promise<FailedSignIn[]> {
  const rows = await db
    .select()
    .from(handshake)
    .where(and(eq(handshake.tenantId, tenantId), isNotNull(handshake.failedAt)))
    .orderBy(desc(handshake.failedAt), handshake.handshakeId)
    .limit(MAX_KEPT)
  return rows.map((row) => ({
    handshakeId: row.handshakeId,
    at: row.failedAt ?? row.expiresAt,
    purpose: row.purpose,
    environment: row.environment,
    loginHost: new URL(row.loginOrigin).host,
    by: row.personName,
    cause: storedRefusal(row.problemCode ?? 'INTERNAL', row.problemParams),
  }))
}

/** Deletes sign-ins that failed before a moment, and all but the newest of each tenant. */
export async function deleteOldFailures(before: Date, { db }: Stored): Promise<void> {
  const { handshakeId, tenantId, failedAt } = handshake
  const place = sql<number>`row_number() over (partition by ${tenantId} order by ${failedAt} desc, ${handshakeId})`
  const ranked = db
    .select({ handshakeId, place: place.as('place') })
    .from(handshake)
    .where(isNotNull(failedAt))
    .as('ranked')
  const tooMany = db
    .select({ handshakeId: ranked.handshakeId })
    .from(ranked)
    .where(sql`${ranked.place} > ${MAX_KEPT}`)
  await db.delete(handshake).where(or(lte(failedAt, before), inArray(handshakeId, tooMany)))
}
