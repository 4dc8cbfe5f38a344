import type { Platform } from '../../platform/deps.ts'
import type { TenantId } from '../../platform/ids.ts'
import type { CalledOrg, Usage } from './org-state.ts'
import { WatchedOrg, type Intent } from './watched-org.ts'

/** Stops requests early when the org itself is short of API requests, even if the tenant is not. */
export type Headroom = {
  /** Refuses with ORG_ALLOWANCE_SHORT a request that the org should be spared. Never refuses sign-in requests. */
  admit(intent: Intent): Promise<void>
  /** Notes the usage that an org reported. Without usage, nothing changes. */
  observe(org: CalledOrg, usage: Usage | undefined): Promise<void>
  /** Notes that the org refused a request because its allowance is spent. One request every 15 minutes probes it. */
  refused(org: CalledOrg): Promise<void>
  /** Writes the observations to the database. */
  flush(): Promise<void>
  /** Reads the floor of a tenant again before the next request. Call it when the settings changed. */
  forget(tenantId: TenantId): void
}

/** The guard of this process. Other processes read what it learns within seconds. */
export function createHeadroom(deps: Platform): Headroom {
  const orgs = new Map<string, WatchedOrg>()

  const watch = ({ tenantId, origin }: CalledOrg): WatchedOrg => {
    const key = `${tenantId} ${origin}`
    const org = orgs.get(key) ?? new WatchedOrg({ tenantId, origin }, deps)
    orgs.set(key, org)
    return org
  }

  return {
    admit: async (intent) => {
      if (intent.bucket === 'api') await watch(intent).admit(intent)
    },
    observe: (org, usage) => watch(org).observe(usage),
    refused: (org) => watch(org).refused(),
    flush: async () => {
      await Promise.all([...orgs.values()].map((org) => org.flush()))
    },
    forget: (tenantId) => {
      for (const [key, org] of orgs) if (key.startsWith(tenantId)) org.forget()
    },
  }
}
