import { MINUTE_MS } from '../../platform/clock.ts'
import type { Bucket, Consumer, Outcome } from '../spending.ts'

/** Credits of one minute, as the ledger takes them. */
export type Count = { at: string; consumer: Consumer; bucket: Bucket; outcome: Outcome; credits: number }

type Cells = Record<Bucket, Record<Outcome, number>>

const emptyCells = (): Cells => ({
  api: { spent: 0, returned: 0, refused: 0 },
  auth: { spent: 0, returned: 0, refused: 0 },
})

const BUCKETS = ['api', 'auth'] as const
const OUTCOMES = ['spent', 'returned', 'refused'] as const

/** Counts a consumer's credits by minute and outcome, until they are written. */
export class Tally {
  readonly #minutes = new Map<number, Cells>()

  /** Counts one credit. `now` is in milliseconds. */
  add(now: number, bucket: Bucket, outcome: Outcome): void {
    const minute = now - (now % MINUTE_MS)
    const known = this.#minutes.get(minute)
    const cells = known ?? emptyCells()
    if (!known) this.#minutes.set(minute, cells)
    cells[bucket][outcome] += 1
  }

  get isEmpty(): boolean {
    return this.#minutes.size === 0
  }

  /** Returns the counts to write, and forgets them. */
  drain(consumer: Consumer): Count[] {
    const counts = [...this.#minutes].flatMap(([minute, cells]) =>
      BUCKETS.flatMap((bucket) =>
        OUTCOMES.map((outcome) => ({
          at: new Date(minute).toISOString(),
          consumer,
          bucket,
          outcome,
          credits: cells[bucket][outcome],
        })),
      ),
    )
    this.#minutes.clear()
    return counts.filter(({ credits }) => credits > 0)
  }
}
