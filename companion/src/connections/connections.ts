import { readCreditWindow, type CreditWindow, type CreditWindowDeps } from '../credits/credit-window.ts'
import type { TenantId } from '../platform/ids.ts'
import type { ConnectionRow, ConnectionStore } from './connection-store.ts'

export type ReadConnectionsDeps = CreditWindowDeps & { connections: ConnectionStore }

/** A connection and the credits of its tenant. */
export type ConnectionReport = { row: ConnectionRow; credits: CreditWindow }

/** The connections of a tenant, none or one, with the credits of the window that is open. */
export async function readConnections(tenantId: TenantId, deps: ReadConnectionsDeps): Promise<ConnectionReport[]> {
  const row = await deps.connections.ofTenant(tenantId)
  return row ? [{ row, credits: await readCreditWindow(tenantId, deps) }] : []
}
