import type { Count } from './batch.ts'
import type { Bucket, Consumer, Outcome } from '../spending.ts'

type Cells = Record<Bucket, Record<Outcome, number>>

const MINUTE = 60_000

const emptyCells = (): Cells => ({
  api: { spent: 0, returned: 0, refused: 0 },
  auth: { spent: 0, returned: 0, refused: 0 },
})

const BUCKETS = ['api', 'auth'] as const
const OUTCOMES = ['spent', 'returned', 'refused'] as const

/** What became of a consumer's credits by minute, since it was last written. */
export class Tally {
  readonly #minutes = new Map<number, Cells>()

  /** Counts one credit, of a moment in milliseconds. */
  add(now: number, bucket: Bucket, outcome: Outcome): void {
    const minute = now - (now % MINUTE)
    const known = this.#minutes.get(minute)
    const cells = known ?? emptyCells()
    if (!known) this.#minutes.set(minute, cells)
    cells[bucket][outcome] += 1
  }

  get isEmpty(): boolean {
    return this.#minutes.size === 0
  }

  /** What is to be written, which is forgotten here. */
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
