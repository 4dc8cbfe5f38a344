import type { Timed } from '../../platform/deps.ts'
import type { TenantId } from '../../platform/ids.ts'
import { Refusal } from '../../platform/refusals/errors.ts'
import { refusal } from '../refusals.ts'
import { rankOf } from '../priority.ts'
import type { Bucket, Consumer } from '../spending.ts'
import type { Reservation } from './lease.ts'
import type { CreditCounter } from './metrics.ts'
import type { Settle } from './settling.ts'
import { openWindow, takeCredits, type Batch, type Grant, type Wish } from './store.ts'
import { TenantLeases } from './tenant-leases.ts'

/** What the holders of one process share. */
export type SharedByHolders = Timed & {
  /** Identifies this process to the database. A process takes a new id at each start. */
  holderId: string
  /** Numbers the batches of this process. */
  nextBatch: () => number
  settle: Settle
  counter: CreditCounter
}

/** Serves one tenant in this process: hands out leased credits, takes more, and writes how they were settled. */
export class Holder {
  readonly #tenantId: TenantId
  readonly #deps: SharedByHolders
  readonly #leases: TenantLeases
  readonly #taking = new Map<Consumer, Promise<void>>()
  readonly #waiting = new Map<Consumer, number>()
  /** A batch that was not written, or whose answer was lost. It is sent first, unchanged. */
  #unwritten: Batch | undefined
  #writing: Promise<void> | undefined

  constructor(tenantId: TenantId, deps: SharedByHolders) {
    this.#tenantId = tenantId
    this.#deps = deps
    this.#leases = new TenantLeases(tenantId)
  }

  /** Reserves one credit: from the lease in hand, else from the database. */
  reserve(consumer: Consumer, bucket: Bucket): Promise<Reservation> {
    const reservation = this.#leases.reserve(consumer, bucket, this.#now())
    if (!reservation) return this.#waitFor(consumer, bucket)
    if (this.#leases.runsLow(consumer)) void this.#take(consumer).catch(() => undefined)
    return Promise.resolve(reservation)
  }

  /** Writes what was settled before this call. */
  async flush(): Promise<void> {
    await this.#writing?.catch(() => undefined)
    this.#writing ??= this.#write().finally(() => {
      this.#writing = undefined
    })
    return this.#writing
  }

  /** Returns idle credits and writes. */
  tick(): Promise<void> {
    this.#leases.giveBackIdle(this.#now())
    return this.flush()
  }

  /** Returns every credit that is not in flight, and writes. */
  recall(): Promise<void> {
    this.#leases.giveBackAll()
    return this.flush()
  }

  /** Whether nothing is held or left to write, so that the tenant can be forgotten here. */
  get isOver(): boolean {
    return this.#leases.isOver && this.#unwritten === undefined && this.#waiting.size + this.#taking.size === 0
  }

  /** Credits in hand, by consumer. */
  held(): Iterable<[Consumer, number]> {
    return this.#leases.held()
  }

  #now = (): number => this.#deps.clock.now().getTime()

  async #waitFor(consumer: Consumer, bucket: Bucket): Promise<Reservation> {
    this.#count(consumer, 1)
    try {
      for (;;) {
        await this.#take(consumer)
        const reservation = this.#leases.reserve(consumer, bucket, this.#now())
        if (reservation) return reservation
      }
    } catch (fault) {
      this.#leases.countRefusal(consumer, bucket, this.#now())
      throw fault
    } finally {
      this.#count(consumer, -1)
    }
  }

  #count(consumer: Consumer, change: 1 | -1): void {
    const waiting = (this.#waiting.get(consumer) ?? 0) + change
    if (waiting > 0) this.#waiting.set(consumer, waiting)
    else this.#waiting.delete(consumer)
  }

  /** Takes credits from the database. Concurrent callers share one request. */
  #take(consumer: Consumer): Promise<void> {
    const running = this.#taking.get(consumer)
    if (running) return running
    const taking = this.#takeOnce(consumer).finally(() => this.#taking.delete(consumer))
    this.#taking.set(consumer, taking)
    return taking
  }

  async #takeOnce(consumer: Consumer): Promise<void> {
    const now = this.#deps.clock.now()
    const known = this.#leases.refusalOf(consumer, now.getTime())
    if (known) throw known
    const grant = await this.#ask(consumer, now)
    if (grant instanceof Refusal) {
      this.#leases.remember(consumer, grant, now.getTime())
      throw grant
    }
    this.#leases.add(consumer, grant, now.getTime())
  }

  async #ask(consumer: Consumer, now: Date): Promise<Grant | Refusal> {
    const { holderId: holder } = this.#deps
    const want = this.#leases.wanted(consumer, this.#waiting.get(consumer) ?? 0)
    const wish = { tenantId: this.#tenantId, holder, consumer, want, keptPpm: rankOf(consumer).keptPpm, now }
    try {
      const grant = (await takeCredits(wish, this.#deps)) ?? (await openAndTake(wish, this.#deps))
      return grant.taken > 0 ? grant : refusalOf(consumer, grant)
    } catch (cause) {
      return refusal('LEDGER_UNREACHABLE', {}, { cause })
    }
  }

  async #write(): Promise<void> {
    if (this.#unwritten) await this.#settle(this.#unwritten)
    const { holderId: holder, nextBatch } = this.#deps
    const batch = this.#leases.drain({ holder, number: nextBatch(), now: this.#now() })
    if (batch) await this.#settle(batch)
  }

  async #settle(batch: Batch): Promise<void> {
    this.#unwritten = batch
    const askedAt = this.#now()
    const { overdrawn } = await this.#deps.settle(batch)
    this.#unwritten = undefined
    this.#deps.counter.count(batch.counts)
    this.#leases.confirmed(askedAt)
    if (overdrawn) this.#leases.giveBackAll()
  }
}

/** The first reservation in a window finds no row, inserts it and asks again. */
async function openAndTake(wish: Wish, deps: SharedByHolders): Promise<Grant> {
  await openWindow(wish.tenantId, wish.now, deps)
  const grant = await takeCredits(wish, deps)
  if (!grant) throw new Error('a window that was opened is not there')
  return grant
}

const refusalOf = (consumer: Consumer, { shortOf, allowance, end }: Grant): Refusal =>
  shortOf === 'share'
    ? refusal('CREDIT_SHARE_REACHED', { consumer, until: end })
    : refusal('CREDIT_LIMIT_REACHED', { limit: allowance, until: end })
