import { findGoneLive, type GoLiveGate } from '../connections/index.ts'
import type { Stored } from '../platform/deps.ts'
import { refusal } from './refusals.ts'
import { NO_REPORT } from '../parity/index.ts'
import { readParityFacts } from './facts.ts'
import { openIn, type ParityFacts } from './checks/parity.ts'

/** What blocks the way to production: open differences, or no report at all (`open: 0`). */
export function blockersOf({
  report,
  accepted,
  hadSandbox,
}: Omit<ParityFacts, 'newest'>): { open: number } | undefined {
  if (!hadSandbox) return undefined
  if (!report) return accepted.has(NO_REPORT) ? undefined : { open: 0 }
  const { length: open } = openIn({ report, accepted })
  return open > 0 ? { open } : undefined
}

/**
 * Lets a tenant connect production if it never used a sandbox, if every blocking difference is accepted, or if it is live
 * already: then it cannot use a sandbox any more.
 */
export const goLiveGate =
  (deps: Stored): GoLiveGate =>
  async (tenantId) => {
    if (await findGoneLive(tenantId, deps)) return
    const obstacle = blockersOf(await readParityFacts(tenantId, deps))
    if (obstacle) throw refusal('GO_LIVE_OPEN', obstacle)
  }
