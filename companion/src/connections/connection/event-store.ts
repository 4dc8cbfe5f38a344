import { and, desc, eq, gt, or, sql } from 'drizzle-orm'
import type { Database } from '../../platform/database/database.ts'
import type { TenantId } from '../../platform/ids.ts'
import { connectionEvent } from '../tables.ts'

export type ConnectionEventRow = typeof connectionEvent.$inferSelect

/** How far somebody has read the events of a tenant. */
export type Cursor = { tenantId: TenantId; eventId: number }

const MOST_READ = 100

/** Rows of `connection_event`. The changes of a tenant follow one another, so that its ids rise as they are written. */
export function eventStore(db: Database) {
  const newestFirst = (tenantId: TenantId) =>
    db
      .select()
      .from(connectionEvent)
      .where(eq(connectionEvent.tenantId, tenantId))
      .orderBy(desc(connectionEvent.eventId))

  return {
    async add(row: typeof connectionEvent.$inferInsert): Promise<void> {
      await db.insert(connectionEvent).values(row)
    },

    /** The newest events of a tenant. */
    history: (tenantId: TenantId): Promise<ConnectionEventRow[]> => newestFirst(tenantId).limit(MOST_READ),

    async newest(tenantId: TenantId): Promise<ConnectionEventRow | undefined> {
      const [newest] = await newestFirst(tenantId).limit(1)
      return newest
    },

    /** What happened since, for many tenants at once, in the order in which it did. */
    since: (cursors: readonly Cursor[]): Promise<ConnectionEventRow[]> =>
      db
        .select()
        .from(connectionEvent)
        .where(or(sql`false`, ...cursors.map(isAfter)))
        .orderBy(connectionEvent.eventId),
  }
}
export type EventStore = ReturnType<typeof eventStore>

const isAfter = ({ tenantId, eventId }: Cursor) =>
  and(eq(connectionEvent.tenantId, tenantId), gt(connectionEvent.eventId, eventId))
