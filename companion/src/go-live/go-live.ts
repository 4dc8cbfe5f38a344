import type { ConnectionStore, Environment, GoneLive } from '../connections/index.ts'
import type { TenantId } from '../platform/ids.ts'
import { decideChecks, type GoLiveCheck } from './checks/checks.ts'
import { readFacts, type FactDeps } from './facts.ts'

export type GoLiveDeps = FactDeps & { connections: ConnectionStore }

/** Where a tenant stands on the way to production. */
export type GoLive = { environment: Environment | null; goneLive: GoneLive | null; checks: GoLiveCheck[] }

/** The list to go live by, as things are now. */
export async function readGoLive(tenantId: TenantId, deps: GoLiveDeps): Promise<GoLive> {
  const row = await deps.connections.ofTenant(tenantId)
  return {
    environment: row?.environment ?? null,
    goneLive: (await deps.connections.goneLive(tenantId)) ?? null,
    checks: decideChecks(await readFacts({ tenantId, row }, deps)),
  }
}
