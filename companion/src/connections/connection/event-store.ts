import { and, asc, desc, eq, gt, or, sql } from 'drizzle-orm'
import type { Stored } from '../../platform/deps.ts'
import type { TenantId } from '../../platform/ids.ts'
import { connection, connectionEvent } from '../tables.ts'

export type ConnectionEventRow = typeof connectionEvent.$inferSelect

/** The last event of a tenant that a reader has seen. */
export type Cursor = { tenantId: TenantId; eventId: number }

const MAX_EVENTS = 100

/** Adds an event. The lock of the connection orders the changes of a tenant, so that its ids rise as they are written. */
export async function addEvent(row: typeof connectionEvent.$inferInsert, { db }: Stored): Promise<void> {
  await db.insert(connectionEvent).values(row)
}

/** The events of a tenant, newest first, 100 at most. */
export const readEvents = (tenantId: TenantId, { db }: Stored): Promise<ConnectionEventRow[]> =>
  newestFirst(tenantId, { db }).limit(MAX_EVENTS)

/** The newest event of a tenant. */
export async function newestEvent(tenantId: TenantId, { db }: Stored): Promise<ConnectionEventRow | undefined> {
  const [newest] = await newestFirst(tenantId, { db }).limit(1)
  return newest
}

const newestFirst = (tenantId: TenantId, { db }: Stored) =>
  db.select().from(connectionEvent).where(eq(connectionEvent.tenantId, tenantId)).orderBy(desc(connectionEvent.eventId))

/** The events after the cursors of many tenants, oldest first. */
export const eventsSince = (cursors: readonly Cursor[], { db }: Stored): Promise<ConnectionEventRow[]> =>
  db
    .select()
    .from(connectionEvent)
    .where(or(sql`false`, ...cursors.map(isAfter)))
    .orderBy(connectionEvent.eventId)

const isAfter = ({ tenantId, eventId }: Cursor) =>
  and(eq(connectionEvent.tenantId, tenantId), gt(connectionEvent.eventId, eventId))

/** Whether a sandbox is connected, or ever was. */
export async function hadSandbox(tenantId: TenantId, { db }: Stored): Promise<boolean> {
  const ofSandbox = (table: typeof connection | typeof connectionEvent) =>
    db
      .select({ environment: table.environment })
      .from(table)
      .where(and(eq(table.tenantId, tenantId), eq(table.environment, 'sandbox')))
      .limit(1)
  const [now, ever] = [await ofSandbox(connection), await ofSandbox(connectionEvent)]
  return now.length + ever.length > 0
}

export type SandboxEvent = Pick<ConnectionEventRow, 'at' | 'fromState' | 'toState'>

/** The events of connections to sandboxes, oldest first. */
export const sandboxEvents = (tenantId: TenantId, { db }: Stored): Promise<SandboxEvent[]> =>
  db
    .select({ at: connectionEvent.at, fromState: connectionEvent.fromState, toState: connectionEvent.toState })
    .from(connectionEvent)
    .where(and(eq(connectionEvent.tenantId, tenantId), eq(connectionEvent.environment, 'sandbox')))
    .orderBy(asc(connectionEvent.eventId))
