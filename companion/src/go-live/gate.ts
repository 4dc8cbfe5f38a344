import type { ConnectionStore, GoLiveGate } from '../connections/index.ts'
import type { Database } from '../platform/database/database.ts'
import { refusal } from './refusals.ts'
import { NO_REPORT } from '../parity/index.ts'
import { readParityFacts } from './facts.ts'
import { openIn, type ParityFacts } from './checks/parity.ts'

export type GateDeps = { db: Database; connections: Pick<ConnectionStore, 'goneLive'> }

/** What stands between a tenant and production: differences that nobody answers for, or none where nobody compared. */
export function inTheWay({ report, accepted, hadSandbox }: Omit<ParityFacts, 'newest'>): { open: number } | undefined {
  if (!hadSandbox) return undefined
  if (!report) return accepted.has(NO_REPORT) ? undefined : { open: 0 }
  const { length: open } = openIn({ report, accepted })
  return open > 0 ? { open } : undefined
}

/**
 * Lets tenants connect production that tested nothing in a sandbox, that answer for every blocking difference, or that
 * are live already: those cannot test in a sandbox any more.
 */
export const goLiveGate =
  (deps: GateDeps): GoLiveGate =>
  async (tenantId) => {
    if (await deps.connections.goneLive(tenantId)) return
    const obstacle = inTheWay(await readParityFacts(tenantId, deps))
    if (obstacle) throw refusal('GO_LIVE_OPEN', obstacle)
  }
