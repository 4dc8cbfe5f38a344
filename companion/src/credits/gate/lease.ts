import type { Bucket, Consumer, Settlement } from '../spending.ts'
import type { Window } from '../window.ts'
import { Tally, type Count } from './tally.ts'

/** How the credits of a lease were settled since the last batch. */
export type LeaseChange = { windowStart: string; consumer: Consumer; spent: number; returned: number }

/** One credit in hand, until it is settled. Settling twice changes nothing. */
export type Reservation = { settle(outcome: Settlement): void }

/** Credits of one window that this process holds for one consumer of a tenant. */
export class Lease {
  readonly consumer: Consumer
  /** The window, in epoch milliseconds. */
  readonly start: number
  readonly end: number
  available = 0
  /** Whether a credit was reserved since this was last set to false. */
  wasUsed = false
  #inFlight = 0
  #spent = 0
  #returned = 0
  readonly #tally = new Tally()

  constructor(consumer: Consumer, { start, end }: Window) {
    this.consumer = consumer
    this.start = start.getTime()
    this.end = end.getTime()
  }

  covers(now: number): boolean {
    return now >= this.start && now < this.end
  }

  /** Hands out one credit. `now` is in epoch milliseconds. */
  reserve(bucket: Bucket, now: number): Reservation {
    this.available -= 1
    this.#inFlight += 1
    this.wasUsed = true
    return new LeasedCredit(this, bucket, now)
  }

  /** Books a settled reservation. It counts for the minute in which it was made. */
  settled(outcome: Settlement, bucket: Bucket, reservedAt: number): void {
    this.#inFlight -= 1
    if (outcome === 'spent') this.#spent += 1
    else this.available += 1
    this.#tally.add(reservedAt, bucket, outcome)
  }

  /** Returns unused credits to the window, all but `kept`. */
  giveBack(kept = 0): void {
    const surplus = Math.max(0, this.available - kept)
    this.available -= surplus
    this.#returned += surplus
  }

  /** Whether no credit is held or in flight. */
  get isOver(): boolean {
    return this.available + this.#inFlight === 0
  }

  get hasChanged(): boolean {
    return this.#spent + this.#returned > 0 || !this.#tally.isEmpty
  }

  /** Returns the changes to write, and forgets them. */
  drain(): { change: LeaseChange; counts: Count[] } {
    const { consumer } = this
    const windowStart = new Date(this.start).toISOString()
    const change = { windowStart, consumer, spent: this.#spent, returned: this.#returned }
    this.#spent = 0
    this.#returned = 0
    return { change, counts: this.#tally.drain(consumer) }
  }
}

class LeasedCredit implements Reservation {
  readonly #lease: Lease
  readonly #bucket: Bucket
  readonly #reservedAt: number
  #isOpen = true

  constructor(lease: Lease, bucket: Bucket, reservedAt: number) {
    this.#lease = lease
    this.#bucket = bucket
    this.#reservedAt = reservedAt
  }

  settle(outcome: Settlement): void {
    if (!this.#isOpen) return
    this.#isOpen = false
    this.#lease.settled(outcome, this.#bucket, this.#reservedAt)
  }
}
