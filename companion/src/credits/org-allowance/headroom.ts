import type { TenantId } from '../../platform/ids.ts'
import type { CalledOrg, Usage } from './org-state.ts'
import { WatchedOrg, type Intent, type WatchDeps } from './watched-org.ts'

/** Stops early when the org itself is short of API requests, even if the tenant is not. */
export type Headroom = {
  /** Refuses with ORG_ALLOWANCE_SHORT what the org should be spared now. Sign-in requests are never refused. */
  admit(intent: Intent): Promise<void>
  /** Takes in what an org told of its allowance; what it did not tell changes nothing. */
  observe(org: CalledOrg, usage: Usage | undefined): Promise<void>
  /** The org refused a request because its allowance is spent: one request every 15 minutes finds out when it is not. */
  refused(org: CalledOrg): Promise<void>
  /** Writes down what was observed. */
  flush(): Promise<void>
  /** Reads the floor of a tenant anew: its settings have changed. */
  forget(tenantId: TenantId): void
}

/** The guard of this process. What one process learns, the others read within seconds. */
export function createHeadroom(deps: WatchDeps): Headroom {
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
