import type { Refusal } from '../../platform/refusals/errors.ts'
import type { TenantId } from '../../platform/ids.ts'
import type { Batch } from './batch.ts'
import { Lease, type Reservation } from './lease.ts'
import { isBackground, rankOf } from '../priority.ts'
import type { Bucket, Consumer } from '../spending.ts'
import type { Grant } from './store.ts'
import { Tally } from './tally.ts'

/** The most that a process asks for; the database gives at most a hundredth of the allowance. */
const LARGEST_LEASE = 100_000
/** Background work does not go on with a lease that the database has not confirmed for so long. */
const FRESH_MS = 3_000
/** A holder writes this often even if there is nothing to tell, so that it is not taken for gone. */
const RENEW_MS = 20_000
/** How long a refusal is repeated without asking the database again. */
const REFUSED_MS = 1_000

type Refused = { refusal: Refusal; from: number; until: number }

/** The leases that this process holds for one tenant. Knows no database: what to write is drained from it. */
export class TenantLeases {
  readonly #tenantId: TenantId
  readonly #leases = new Map<Consumer, Lease>()
  /** Leases of windows that are over, and of a schedule that changed, until nothing of them is under way. */
  #former: Lease[] = []
  readonly #sizes = new Map<Consumer, number>()
  readonly #refused = new Map<Consumer, Refused>()
  readonly #refusals = new Map<Consumer, Tally>()
  /** When the database last answered, in milliseconds. */
  #checkedAt = 0

  constructor(tenantId: TenantId) {
    this.#tenantId = tenantId
  }

  /** A credit from the lease in hand, if there is one that holds at this moment. */
  reserve(consumer: Consumer, bucket: Bucket, now: number): Reservation | undefined {
    const lease = this.#leases.get(consumer)
    if (!lease || lease.available <= 0 || !lease.covers(now)) return undefined
    if (isBackground(consumer) && this.#isStale(now)) return undefined
    return lease.reserve(bucket, now)
  }

  #isStale = (now: number): boolean => Math.abs(now - this.#checkedAt) > FRESH_MS

  /** Whether to take more before the lease runs out. */
  runsLow(consumer: Consumer): boolean {
    const size = Math.max(this.#sizes.get(consumer) ?? 1, rankOf(consumer).standing)
    return size > 1 && (this.#leases.get(consumer)?.available ?? 0) < size / 2
  }

  /** How many credits to take now: twice as many as last time, while they are used up quickly. */
  wanted(consumer: Consumer, waiting: number): number {
    const size = Math.min(LARGEST_LEASE, Math.max(waiting, 2 * (this.#sizes.get(consumer) ?? 0.5)))
    this.#sizes.set(consumer, size)
    return Math.max(size, rankOf(consumer).standing)
  }

  /** Keeps what the database gave. */
  add(consumer: Consumer, grant: Grant, now: number): void {
    this.#checkedAt = now
    const present = this.#leases.get(consumer)
    const known = [present, ...this.#former].find(
      (lease) => lease?.consumer === consumer && lease.start === grant.start.getTime(),
    )
    const lease = known ?? new Lease(consumer, grant)
    this.#former = [...this.#former, ...(present ? [present] : [])].filter((former) => former !== lease)
    this.#leases.set(consumer, lease)
    lease.available += grant.taken
    this.#sizes.set(consumer, Math.min(grant.taken, this.#sizes.get(consumer) ?? grant.taken))
  }

  /** Remembers a refusal for a moment, so that a crowd does not ask the database one by one. */
  remember(consumer: Consumer, refusal: Refusal, now: number): void {
    const { until } = refusal.params
    const end = until instanceof Date ? until.getTime() : Number.POSITIVE_INFINITY
    this.#refused.set(consumer, { refusal, from: now, until: Math.min(now + REFUSED_MS, end) })
  }

  /** The refusal that still holds, if any. */
  refusalOf(consumer: Consumer, now: number): Refusal | undefined {
    const refused = this.#refused.get(consumer)
    return refused && now >= refused.from && now < refused.until ? refused.refusal : undefined
  }

  /** Counts a refused reservation for the ledger. */
  countRefusal(consumer: Consumer, bucket: Bucket, now: number): void {
    const tally = this.#refusals.get(consumer) ?? new Tally()
    this.#refusals.set(consumer, tally)
    tally.add(now, bucket, 'refused')
  }

  /** Gives back what was not used since the last look, but for what stands ready for urgent work. */
  giveBackIdle(now: number): void {
    for (const lease of this.#leases.values()) {
      if (!lease.covers(now)) lease.giveBack()
      else if (!lease.wasUsed) lease.giveBack(rankOf(lease.consumer).standing)
      if (!lease.wasUsed) this.#sizes.delete(lease.consumer)
      lease.wasUsed = false
    }
  }

  /** Gives everything back that is not under way, and forgets refusals. */
  giveBackAll(): void {
    for (const lease of this.#leases.values()) lease.giveBack()
    this.#refused.clear()
  }

  /** What is to be written now, which is forgotten here; nothing if there is no news. */
  drain({ holder, number, now }: { holder: string; number: number; now: number }): Batch | undefined {
    for (const lease of this.#former) lease.giveBack()
    const leases = [...this.#former, ...this.#leases.values()]
    const telling = Math.abs(now - this.#checkedAt) > RENEW_MS ? leases : leases.filter(({ hasNews }) => hasNews)
    const drained = telling.map((lease) => lease.drain())
    const refused = [...this.#refusals].flatMap(([consumer, tally]) => tally.drain(consumer))
    this.#forget(now)
    const counts = [...drained.flatMap((news) => news.counts), ...refused]
    if (drained.length + counts.length === 0) return undefined
    return { tenantId: this.#tenantId, holder, number, leases: drained.map(({ change }) => change), counts }
  }

  /** The database took a batch. */
  confirmed(now: number): void {
    this.#checkedAt = now
  }

  #forget(now: number): void {
    this.#former = this.#former.filter(({ isOver }) => !isOver)
    for (const [consumer, lease] of this.#leases) {
      if (lease.isOver && !lease.covers(now)) this.#leases.delete(consumer)
    }
  }

  /** Whether nothing at all is held, so that the tenant can be forgotten. */
  get isOver(): boolean {
    return this.#leases.size + this.#former.length + this.#refusals.size === 0
  }

  /** Credits in hand by consumer, for the operator. */
  *held(): Iterable<[Consumer, number]> {
    for (const [consumer, { available }] of this.#leases) yield [consumer, available]
  }
}
