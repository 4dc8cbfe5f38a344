import type { ConnectionStore } from '../connections/connection-store.ts'
import type { Environment } from '../connections/environment.ts'
import { readCreditWindow, type CreditWindow, type CreditWindowDeps } from '../credits/credit-window.ts'
import type { PairedOrganization } from '../platform/person.ts'

export type StatusDeps = CreditWindowDeps & { connections: ConnectionStore }

/** What a paired org is told: whether it is the connected one, and what the integration spent. */
export type Status = {
  connection: { connected: boolean; thisOrg: boolean; environment: Environment | null }
  credits: CreditWindow
}

/** What the integration does and costs, as seen from a paired org. */
export async function readStatus({ tenantId, organizationId }: PairedOrganization, deps: StatusDeps): Promise<Status> {
  const row = await deps.connections.ofTenant(tenantId)
  const connection = {
    connected: row?.status === 'connected',
    thisOrg: row?.organizationId === organizationId,
    environment: row?.environment ?? null,
  }
  return { connection, credits: await readCreditWindow(tenantId, deps) }
}
