import { and, eq, isNotNull, isNull, lte, or } from 'drizzle-orm'
import type { Database } from '../../platform/database/database.ts'
import type { ConnectionId, TenantId } from '../../platform/ids.ts'
import { connection, goneLive, type ConnectionRow } from '../tables.ts'

export type { ConnectionRow } from '../tables.ts'
export type GoneLive = Pick<typeof goneLive.$inferSelect, 'organizationId' | 'at'>

/** Rows of `connection`, at most one a tenant. */
export const connectionStore = (db: Database) => ({
  async ofTenant(tenantId: TenantId): Promise<ConnectionRow | undefined> {
    const [row] = await db.select().from(connection).where(eq(connection.tenantId, tenantId))
    return row
  },

  /** Every connection that may be used. */
  connected: (): Promise<ConnectionRow[]> => db.select().from(connection).where(eq(connection.status, 'connected')),

  async find(connectionId: ConnectionId): Promise<ConnectionRow | undefined> {
    const [row] = await db.select().from(connection).where(eq(connection.connectionId, connectionId))
    return row
  },

  /** Connections whose exchange was begun and never ended, or whose tokens nobody has exchanged since a moment. */
  toRefresh: ({ now, idleSince }: { now: Date; idleSince: Date }): Promise<ConnectionRow[]> =>
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
      ),

  /** Connections that wait for a person to authorize them again. */
  toAuthorize: (): Promise<ConnectionRow[]> =>
    db.select().from(connection).where(eq(connection.status, 'authorization-required')),

  /** Connections whose deletion was requested and has not ended. */
  deleting: (): Promise<ConnectionRow[]> => db.select().from(connection).where(eq(connection.status, 'deleting')),

  /** When a tenant was connected to production for the first time, and to which org. */
  async goneLive(tenantId: TenantId): Promise<GoneLive | undefined> {
    const [found] = await db.select().from(goneLive).where(eq(goneLive.tenantId, tenantId))
    return found
  },
})
export type ConnectionStore = ReturnType<typeof connectionStore>
