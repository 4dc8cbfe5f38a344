import type { Clock } from '../../platform/clock.ts'
import type { Batch } from './batch.ts'
import type { CreditStore, Settled } from './store.ts'

/** Writes one batch, together with others that come at the same time. */
export type Settle = (batch: Batch) => Promise<Settled>

type Waiting = { batch: Batch; resolve: (settled: Settled) => void; reject: (fault: unknown) => void }

export type SettlingDeps = { store: Pick<CreditStore, 'settle'>; clock: Clock }

/** Few enough that no window is locked for long on behalf of others. */
const TOGETHER = 50

/**
 * Makes the writer of a process: the batches of many tenants go to the database in a few statements, so that a thousand
 * quiet tenants do not keep the connections from a busy one.
 */
export function createSettling({ store, clock }: SettlingDeps): Settle {
  let waiting: Waiting[] = []

  const writeAll = async (): Promise<void> => {
    const due = waiting.toSorted((one, other) => (one.batch.tenantId < other.batch.tenantId ? -1 : 1))
    waiting = []
    for (let from = 0; from < due.length; from += TOGETHER) await write(due.slice(from, from + TOGETHER))
  }

  const write = async (group: Waiting[]): Promise<void> => {
    try {
      const settled = await store.settle(
        group.map(({ batch }) => batch),
        clock.now(),
      )
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
