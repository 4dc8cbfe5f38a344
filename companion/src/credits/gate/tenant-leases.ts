import type { Refusal } from '../../platform/refusals/errors.ts'
import type { TenantId } from '../../platform/ids.ts'
import { isBackground, rankOf } from '../priority.ts'
import type { Bucket, Consumer } from '../spending.ts'
import { Lease, type Reservation } from './lease.ts'
import type { Batch, Grant } from './store.ts'
import { Tally } from './tally.ts'

/** The most that a process asks for. The database grants at most a hundredth of the allowance. */
const MAX_LEASE = 100_000
/** How long background work may use a lease that the database has not confirmed. */
const FRESH_MS = 3_000
/** A holder writes this often even without changes, so that it does not count as gone. */
const RENEW_MS = 20_000
/** How long to repeat a refusal before asking the database again. */
const REFUSED_MS = 1_000

type Refused = { refusal: Refusal; from: number; until: number }

/** The leases that this process holds for one tenant. It knows no database: the holder drains what to write. */
export class TenantLeases {
  readonly #tenantId: TenantId
  readonly #leases = new Map<Consumer, Lease>()
  /** Leases of windows that have ended or were rescheduled, until none of their credits is in flight. */
  #former: Lease[] = []
  readonly #sizes = new Map<Consumer, number>()
  readonly #refused = new Map<Consumer, Refused>()
  readonly #refusals = new Map<Consumer, Tally>()
  /** When the database last answered, in milliseconds. */
  #checkedAt = 0

  constructor(tenantId: TenantId) {
    this.#tenantId = tenantId
  }

  /** A credit from the lease in hand, if there is one that is valid now. */
  reserve(consumer: Consumer, bucket: Bucket, now: number): Reservation | undefined {
    const lease = this.#leases.get(consumer)
    if (!lease || lease.available <= 0 || !lease.covers(now)) return undefined
    if (isBackground(consumer) && this.#isStale(now)) return undefined
    return lease.reserve(bucket, now)
  }

  #isStale = (now: number): boolean => Math.abs(now - this.#checkedAt) > FRESH_MS

  /** Whether to take more credits before the lease runs out. */
  runsLow(consumer: Consumer): boolean {
    const size = Math.max(this.#sizes.get(consumer) ?? 1, rankOf(consumer).standing)
    return size > 1 && (this.#leases.get(consumer)?.available ?? 0) < size / 2
  }

  /** How many credits to take now: twice as many as last time, while they are used quickly. */
  wanted(consumer: Consumer, waiting: number): number {
    const size = Math.min(MAX_LEASE, Math.max(waiting, 2 * (this.#sizes.get(consumer) ?? 0.5)))
    this.#sizes.set(consumer, size)
    return Math.max(size, rankOf(consumer).standing)
  }

  /** Adds granted credits. */
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

  /** Remembers a refusal for a moment, so that a crowd of callers does not ask the database one by one. */
  remember(consumer: Consumer, refusal: Refusal, now: number): void {
    const { until } = refusal.params
    const end = until instanceof Date ? until.getTime() : Number.POSITIVE_INFINITY
    this.#refused.set(consumer, { refusal, from: now, until: Math.min(now + REFUSED_MS, end) })
  }

  /** The refusal that is still valid, if any. */
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

  /** Returns what was not used since the last call, except the standing credits of urgent work. */
  giveBackIdle(now: number): void {
    for (const lease of this.#leases.values()) {
      if (!lease.covers(now)) lease.giveBack()
      else if (!lease.wasUsed) lease.giveBack(rankOf(lease.consumer).standing)
      if (!lease.wasUsed) this.#sizes.delete(lease.consumer)
      lease.wasUsed = false
    }
  }

  /** Returns every credit that is not in flight, and forgets refusals. */
  giveBackAll(): void {
    for (const lease of this.#leases.values()) lease.giveBack()
    this.#refused.clear()
  }

  /** Returns the changes to write, and forgets them. Returns nothing if there are none. */
  drain({ holder, number, now }: { holder: string; number: number; now: number }): Batch | undefined {
    for (const lease of this.#former) lease.giveBack()
    const leases = [...this.#former, ...this.#leases.values()]
    const isDue = Math.abs(now - this.#checkedAt) > RENEW_MS
    const drained = leases.filter(({ hasChanged }) => isDue || hasChanged).map((lease) => lease.drain())
    const refused = [...this.#refusals].flatMap(([consumer, tally]) => tally.drain(consumer))
    this.#forget(now)
    const counts = [...drained.flatMap(({ counts: ofLease }) => ofLease), ...refused]
    if (drained.length + counts.length === 0) return undefined
    return { tenantId: this.#tenantId, holder, number, leases: drained.map(({ change }) => change), counts }
  }

  /** Notes that the database accepted a batch. */
  confirmed(now: number): void {
    this.#checkedAt = now
  }

  #forget(now: number): void {
    this.#former = this.#former.filter(({ isOver }) => !isOver)
    for (const [consumer, lease] of this.#leases) {
      if (lease.isOver && !lease.covers(now)) this.#leases.delete(consumer)
    }
  }

  /** Whether nothing is held, so that the tenant can be forgotten. */
  get isOver(): boolean {
    return this.#leases.size + this.#former.length + this.#refusals.size === 0
  }

  /** Credits in hand by consumer, for the metrics. */
  *held(): Iterable<[Consumer, number]> {
    for (const [consumer, { available }] of this.#leases) yield [consumer, available]
  }
}
