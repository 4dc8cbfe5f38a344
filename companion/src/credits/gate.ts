import type { Clock } from '../platform/clock.ts'
import { refusal, type Refusal } from '../platform/errors.ts'
import type { TenantId } from '../platform/ids.ts'
import type { CreditCounter } from './counter.ts'
import type { Bucket, Consumer, Outcome } from './spending.ts'
import type { CreditStore, Grant, LedgerEntry } from './store.ts'

export type { Bucket, Consumer } from './spending.ts'

/** Gives out credits, one a request, and never more than the daily limit. */
export type Gate = { reserve(tenantId: TenantId, consumer: Consumer, bucket?: Bucket): Promise<Reservation> }

/** One credit in hand, until it is settled. */
export type Reservation = { settle(outcome: Outcome): Promise<void> }

export type GateDeps = { store: CreditStore; clock: Clock; counter: CreditCounter }

/** The gate on the database: one conditional update a reservation. */
export const createGate = (deps: GateDeps): Gate => ({
  async reserve(tenantId, consumer, bucket = 'api') {
    const grant = await takeCredit(tenantId, deps)
    if (!grant) throw await limitReached(tenantId, consumer, deps)
    return reservationOf({ ...grant, tenantId, consumer, bucket }, deps)
  },
})

/** The first reservation of a window finds no row, writes it and asks again. */
async function takeCredit(tenantId: TenantId, { store, clock }: GateDeps): Promise<Grant | undefined> {
  const now = clock.now()
  const grant = await store.grant(tenantId, now)
  if (grant) return grant
  await store.openWindow(tenantId, now)
  return store.grant(tenantId, now)
}

async function limitReached(tenantId: TenantId, consumer: Consumer, deps: GateDeps): Promise<Refusal> {
  deps.counter.count(consumer, 'refused')
  const { limit, end } = await deps.store.window(tenantId, deps.clock.now())
  return refusal('CREDIT_LIMIT_REACHED', { limit, until: end })
}

/** Settles once; settling again changes nothing. */
function reservationOf(entry: LedgerEntry, { store, counter }: GateDeps): Reservation {
  let settled: Promise<void> | undefined
  const write = async (outcome: Outcome): Promise<void> => {
    await (outcome === 'spent' ? store.spend(entry) : store.giveBack(entry))
    counter.count(entry.consumer, outcome)
  }
  return { settle: (outcome) => (settled ??= write(outcome)) }
}
