import { eq } from 'drizzle-orm'
import type { Database } from '../platform/database.ts'
import { refusal } from '../platform/errors.ts'
import type { HandshakeId, TenantId } from '../platform/ids.ts'
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
