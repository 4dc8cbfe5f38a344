import type { Clock } from '../../platform/clock.ts'
import { newId, type TenantId } from '../../platform/ids.ts'
import type { CreditCounter } from './counter.ts'
import { Holder } from './holder.ts'
import type { Reservation } from './lease.ts'
import { createSettling } from './settling.ts'
import type { Bucket, Consumer } from '../spending.ts'
import type { CreditStore } from './store.ts'

export type { Reservation } from './lease.ts'
export type { Bucket, Consumer } from '../spending.ts'

/** Gives out credits, one a request, and never more than the daily limit. */
export type Gate = {
  /**
   * One credit for a consumer, mostly from a lease that this process holds. Refuses with CREDIT_LIMIT_REACHED,
   * CREDIT_SHARE_REACHED, or LEDGER_UNREACHABLE where the database does not answer.
   */
  reserve(tenantId: TenantId, consumer: Consumer, bucket?: Bucket): Promise<Reservation>
  /** Writes down what was settled, of one tenant or of all. */
  flush(tenantId?: TenantId): Promise<void>
  /** Gives a tenant's leases back, so that the next reservation asks the database: its settings have changed. */
  recall(tenantId: TenantId): Promise<void>
  /** The work of every second: writes, gives idle leases back and keeps the others alive. */
  tick(): Promise<void>
  /** Writes everything and gives everything back. */
  stop(): Promise<void>
  /** Credits in hand, by consumer, over all tenants. */
  held(): Map<Consumer, number>
}

export type GateDeps = {
  store: Pick<CreditStore, 'take' | 'openWindow' | 'settle'>
  clock: Clock
  counter: CreditCounter
}

/** The gate of this process. What it holds is granted by the database, so that any number of processes share a limit. */
export function createGate(deps: GateDeps): Gate {
  const holders = new Map<TenantId, Holder>()
  let batches = 0
  const holderDeps = { ...deps, settle: createSettling(deps), holderId: newId(), nextBatch: () => (batches += 1) }

  const holderOf = (tenantId: TenantId): Holder => {
    const holder = holders.get(tenantId) ?? new Holder(tenantId, holderDeps)
    holders.set(tenantId, holder)
    return holder
  }

  /** For every tenant, whatever happens to the others; fails afterwards if it failed for any. */
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
