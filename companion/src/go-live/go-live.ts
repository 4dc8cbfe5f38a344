import { connectionOf, type Environment, findGoneLive, type GoneLive } from '../connections/index.ts'
import type { TenantId } from '../platform/ids.ts'
import { decideChecks, type GoLiveCheck } from './checks/checks.ts'
import { readFacts, type FactDeps } from './facts.ts'

/** Where a tenant stands on the way to production. */
export type GoLive = { environment: Environment | null; goneLive: GoneLive | null; checks: GoLiveCheck[] }

/** The list to go live by, as things are now. */
export async function readGoLive(tenantId: TenantId, deps: FactDeps): Promise<GoLive> {
  const row = await connectionOf(tenantId, deps)
  return {
    environment: row?.environment ?? null,
    goneLive: (await findGoneLive(tenantId, deps)) ?? null,
    checks: decideChecks(await readFacts({ tenantId, row }, deps)),
  }
}
