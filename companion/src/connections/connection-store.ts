import { and, eq, isNotNull, isNull, lte, or } from 'drizzle-orm'
import type { Database } from '../platform/database.ts'
import { refusal } from '../platform/errors.ts'
import type { ConnectionId, HandshakeId, TenantId } from '../platform/ids.ts'
import { handshakeStore } from './handshake-store.ts'
import { connection } from './tables.ts'

export type ConnectionRow = typeof connection.$inferSelect
export type NewConnection = typeof connection.$inferInsert

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

  /** Writes the connection and ends its handshake: both, or neither. */
  addFromHandshake: (row: NewConnection, handshakeId: HandshakeId): Promise<void> =>
    db.transaction(async (transaction) => {
      if (!(await handshakeStore(db).connected(handshakeId, transaction))) throw refusal('HANDSHAKE_INTERRUPTED')
      const added = await transaction
        .insert(connection)
        .values(row)
        .onConflictDoNothing({ target: connection.tenantId })
        .returning({ connectionId: connection.connectionId })
      if (added.length === 0) throw refusal('CONNECTION_EXISTS')
    }),
})
export type ConnectionStore = ReturnType<typeof connectionStore>
