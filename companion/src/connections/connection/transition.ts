import { eq } from 'drizzle-orm'
import { writeAudit, type AuditEntry } from '../../platform/audit/audit.ts'
import type { Stored } from '../../platform/deps.ts'
import { refusal } from '../refusals.ts'
import type { ConnectionId } from '../ids.ts'
import { addEvent } from './event-store.ts'
import { stateAfter, type ConnectionEvent } from '../state.ts'
import { connection, type connectionEvent, type ConnectionRow, type NewConnection } from '../tables.ts'

/** Who did it; null where the service did. */
export type Author = AuditEntry['by']

/** When something happens to a connection, by whom, and why: a refusal's code, where one was the cause. */
export type Circumstances = { at: Date; by: Author; reason?: string }

/** A change of state, and what else of the row changes with it. */
export type Step = Circumstances & { event: ConnectionEvent; set?: Partial<NewConnection> }

/** The row of a connection, locked until the transaction ends. */
export async function lockConnection(connectionId: ConnectionId, { db }: Stored): Promise<ConnectionRow | undefined> {
  const [row] = await db.select().from(connection).where(eq(connection.connectionId, connectionId)).for('update')
  return row
}

/** Founds a connection: its row, the event and the entry of the audit trail, or none of them. */
export const establish = (
  row: Omit<NewConnection, 'status'>,
  circumstances: Circumstances,
  { db }: Stored,
): Promise<ConnectionRow> =>
  db.transaction(async (tx) => {
    const status = stateAfter('connected', 'none')
    const [after] = await tx
      .insert(connection)
      .values({ ...row, status })
      .onConflictDoNothing({ target: connection.tenantId })
      .returning()
    if (!after) throw await connectionExists(row, { db: tx })
    await tell({ event: 'connected', ...circumstances }, { before: undefined, after }, { db: tx })
    return after
  })

/**
 * Does one step of the state machine, under the lock of the row: the new state, the event and the entry of the audit
 * trail, or none of them. What the machine does not know is refused. Answers the row as it was.
 */
export const transition = (connectionId: ConnectionId, step: Step, { db }: Stored): Promise<ConnectionRow> =>
  db.transaction(async (tx) => {
    const before = await lockConnection(connectionId, { db: tx })
    const state = stateAfter(step.event, before?.status ?? 'none')
    if (!before) throw refusal('CONNECTION_MISSING')
    const after = await change(before, state === 'none' ? null : { ...step.set, status: state }, { db: tx })
    await tell(step, { before, after }, { db: tx })
    return before
  })

/** Why a second connection is refused: what the first one is doing. */
async function connectionExists({ tenantId }: Pick<ConnectionRow, 'tenantId'>, { db }: Stored) {
  const [row] = await db.select().from(connection).where(eq(connection.tenantId, tenantId))
  return refusal('CONNECTION_EXISTS', { state: row?.status ?? 'none' })
}

/** Changes the row, or removes it where nothing of it is to stay. */
async function change(
  { connectionId }: ConnectionRow,
  set: Partial<NewConnection> | null,
  { db }: Stored,
): Promise<ConnectionRow | undefined> {
  const isThis = eq(connection.connectionId, connectionId)
  if (!set) {
    await db.delete(connection).where(isThis)
    return undefined
  }
  const [after] = await db.update(connection).set(set).where(isThis).returning()
  return after
}

type Rows = { before: ConnectionRow | undefined; after: ConnectionRow | undefined }

async function tell({ event, at, by, reason }: Step, { before, after }: Rows, { db }: Stored): Promise<void> {
  const row = after ?? before
  if (!row) throw new Error('something happened to no connection')
  const { tenantId, connectionId, organizationId, environment } = row
  const entry: typeof connectionEvent.$inferInsert = {
    tenantId,
    connectionId,
    organizationId,
    environment,
    at,
    event,
    fromState: before?.status ?? 'none',
    toState: after?.status ?? 'none',
    reason,
    personName: by?.name,
  }
  await addEvent(entry, { db })
  const values = { before: before ? auditValues(before) : null, after: after ? auditValues(after) : null }
  await writeAudit({ tenantId, at, by, action: `connection.${event}`, ...values }, { db })
}

/** What the audit trail keeps of a connection: no secret, and nothing that changes by itself. */
const auditValues = (row: ConnectionRow) => ({
  status: row.status,
  organizationId: row.organizationId,
  orgName: row.orgName,
  environment: row.environment,
  orgKind: row.orgKind,
  integrationUser: row.username,
  ...(row.foundOrganizationId !== null && { foundOrganizationId: row.foundOrganizationId }),
  ...(row.tokensRevoked !== null && { tokensRevoked: row.tokensRevoked }),
})
