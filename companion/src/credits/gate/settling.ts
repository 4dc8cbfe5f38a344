import type { Timed } from '../../platform/deps.ts'
import { settleBatches, type Batch, type Settled } from './store.ts'

/** Writes one batch, together with others that arrive at the same time. */
export type Settle = (batch: Batch) => Promise<Settled>

type Waiting = { batch: Batch; resolve: (settled: Settled) => void; reject: (fault: unknown) => void }

/** Small enough that one statement does not lock many windows for long. */
const MAX_BATCHES_TOGETHER = 50

/**
 * Makes the writer of a process. It sends the batches of many tenants in a few statements, so that a thousand quiet
 * tenants do not keep the connections from a busy one.
 */
export function createSettling(deps: Timed): Settle {
  let waiting: Waiting[] = []

  const writeAll = async (): Promise<void> => {
    const due = waiting.toSorted((one, other) => (one.batch.tenantId < other.batch.tenantId ? -1 : 1))
    waiting = []
    for (let from = 0; from < due.length; from += MAX_BATCHES_TOGETHER)
      await write(due.slice(from, from + MAX_BATCHES_TOGETHER))
  }

  const write = async (group: Waiting[]): Promise<void> => {
    try {
      const batches = group.map(({ batch }) => batch)
      const settled = await settleBatches(batches, deps.clock.now(), deps)
      group.forEach(({ resolve }, index) => {
        resolve(settled[index] ?? { overdrawn: false })
      })
    } catch (fault) {
      if (group.length > 1) await Promise.all(group.map((one) => write([one])))
      else
        group.forEach(({ reject }) => {
          reject(fault)
        })
    }
  }

  return (batch) =>
    new Promise((resolve, reject) => {
      if (waiting.length === 0) setImmediate(() => void writeAll())
      waiting.push({ batch, resolve, reject })
    })
}
