import { and, eq, isNotNull, isNull, lte, or } from 'drizzle-orm'
import type { Stored } from '../../platform/deps.ts'
import type { TenantId } from '../../platform/ids.ts'
import type { ConnectionId } from '../ids.ts'
import { connection, goneLive, type ConnectionRow } from '../tables.ts'

export type { ConnectionRow } from '../tables.ts'
export type GoneLive = Pick<typeof goneLive.$inferSelect, 'organizationId' | 'at'>

/** The connection of a tenant, which has at most one. */
export async function connectionOf(tenantId: TenantId, { db }: Stored): Promise<ConnectionRow | undefined> {
  const [row] = await db.select().from(connection).where(eq(connection.tenantId, tenantId))
  return row
}

/** Every connection that may be used. */
export const listConnected = ({ db }: Stored): Promise<ConnectionRow[]> =>
  db.select().from(connection).where(eq(connection.status, 'connected'))

/** The connection of an id. */
export async function findConnection(connectionId: ConnectionId, { db }: Stored): Promise<ConnectionRow | undefined> {
  const [row] = await db.select().from(connection).where(eq(connection.connectionId, connectionId))
  return row
}

/** Connections with an exchange that never ended, or with tokens that were not exchanged since `idleSince`. */
export const listToRefresh = (
  { now, idleSince }: { now: Date; idleSince: Date },
  { db }: Stored,
): Promise<ConnectionRow[]> =>
  db
    .select()
    .from(connection)
    .where(
      and(
        eq(connection.status, 'connected'),
        or(
          and(isNotNull(connection.refreshOwner), lte(connection.refreshUntil, now)),
          and(isNull(connection.refreshOwner), lte(connection.refreshedAt, idleSince)),
        ),
      ),
    )

/** Connections that a person must authorize again. */
export const listToAuthorize = ({ db }: Stored): Promise<ConnectionRow[]> =>
  db.select().from(connection).where(eq(connection.status, 'authorization-required'))

/** Connections whose deletion was requested and has not ended. */
export const listDeleting = ({ db }: Stored): Promise<ConnectionRow[]> =>
  db.select().from(connection).where(eq(connection.status, 'deleting'))

/** When a tenant was connected to production for the first time, and to which org. */
export async function findGoneLive(tenantId: TenantId, { db }: Stored): Promise<GoneLive | undefined> {
  const { organizationId, at } = goneLive
  const [found] = await db.select({ organizationId, at }).from(goneLive).where(eq(goneLive.tenantId, tenantId))
  return found
}
