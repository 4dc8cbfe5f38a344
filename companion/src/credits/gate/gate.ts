import type { Timed } from '../../platform/deps.ts'
import { newId, type TenantId } from '../../platform/ids.ts'
import type { Bucket, Consumer } from '../spending.ts'
import { Holder } from './holder.ts'
import type { Reservation } from './lease.ts'
import type { CreditCounter } from './metrics.ts'
import { createSettling } from './settling.ts'

export type { Reservation } from './lease.ts'
export type { Bucket, Consumer } from '../spending.ts'

/** Grants credits, one per request, and never more than the daily limit. */
export type Gate = {
  /**
   * Reserves one credit for a consumer, usually from a lease that this process holds. Refuses with
   * CREDIT_LIMIT_REACHED, CREDIT_SHARE_REACHED, or LEDGER_UNREACHABLE when the database does not answer.
   */
  reserve(tenantId: TenantId, consumer: Consumer, bucket?: Bucket): Promise<Reservation>
  /** Writes settled credits to the database, of one tenant or of all. */
  flush(tenantId?: TenantId): Promise<void>
  /** Returns a tenant's leases so that the next reservation asks the database. Call it when the settings changed. */
  recall(tenantId: TenantId): Promise<void>
  /** Runs once a second: writes, returns idle leases and renews the others. */
  tick(): Promise<void>
  /** Writes everything and returns every lease. */
  stop(): Promise<void>
  /** Credits held and not spent, by consumer, over all tenants. */
  held(): Map<Consumer, number>
}

/** The gate of this process. The database grants what it holds, so any number of processes can share a limit. */
export function createGate(deps: Timed & { counter: CreditCounter }): Gate {
  const holders = new Map<TenantId, Holder>()
  let batches = 0
  const holderDeps = { ...deps, settle: createSettling(deps), holderId: newId(), nextBatch: () => (batches += 1) }

  const holderOf = (tenantId: TenantId): Holder => {
    const holder = holders.get(tenantId) ?? new Holder(tenantId, holderDeps)
    holders.set(tenantId, holder)
    return holder
  }

  /** Runs the work for every tenant, and throws afterwards if it failed for any. */
  const forEach = async (work: (holder: Holder) => Promise<void>): Promise<void> => {
    const results = await Promise.allSettled([...holders.values()].map(work))
    for (const [tenantId, holder] of holders) if (holder.isOver) holders.delete(tenantId)
    const failed = results.find((result) => result.status === 'rejected')
    if (failed) throw failed.reason
  }

  return {
    reserve: (tenantId, consumer, bucket = 'api') => holderOf(tenantId).reserve(consumer, bucket),
    flush: async (tenantId) => (tenantId ? holders.get(tenantId)?.flush() : forEach((holder) => holder.flush())),
    recall: async (tenantId) => holders.get(tenantId)?.recall(),
    tick: () => forEach((holder) => holder.tick()),
    stop: () => forEach((holder) => holder.recall()),
    held: () => sumHeld(holders.values()),
  }
}

function sumHeld(holders: Iterable<Holder>): Map<Consumer, number> {
  const sums = new Map<Consumer, number>()
  for (const holder of holders) {
    for (const [consumer, credits] of holder.held()) sums.set(consumer, (sums.get(consumer) ?? 0) + credits)
  }
  return sums
}
