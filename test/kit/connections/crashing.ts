import type { Database } from '../../../companion/src/platform/database/database.ts'
import type { Wire } from '../../../companion/src/salesforce/wire/wire.ts'

/** The simulated crash of a process. */
export class Crash extends Error {
  override readonly name = 'Crash'
}

/** Counts the side effects of a process, and crashes it before the n-th. */
export function crashBefore(step: number) {
  let done = 0
  const count = (): void => {
    done += 1
    if (done >= step) throw new Crash()
  }
  return {
    db: (db: Database): Database => counting(db, count),
    /** Crashes the process before the request, or after its answer. */
    wire:
      (wire: Wire): Wire =>
      async (request, spender) => {
        count()
        const answer = await wire(request, spender)
        count()
        return answer
      },
    count,
    hasCrashed: () => done >= step,
  }
}

const STATEMENTS: readonly (string | symbol)[] = ['select', 'insert', 'update', 'delete', 'execute']

function counting(db: Database, count: () => void): Database {
  return new Proxy(db, {
    get(target, name, receiver) {
      const value: unknown = Reflect.get(target, name, receiver)
      if (typeof value !== 'function') return value
      if (name === 'transaction')
        return (work: (tx: Database) => Promise<unknown>) => inTransaction(target, work, count)
      if (!STATEMENTS.includes(name)) return value.bind(target) as unknown
      return (...args: unknown[]) => {
        count()
        return (value as (...all: unknown[]) => unknown).apply(target, args)
      }
    },
  })
}

/** A crash before the commit rolls the transaction back. */
const inTransaction = (db: Database, work: (tx: Database) => Promise<unknown>, count: () => void): Promise<unknown> =>
  db.transaction(async (tx) => {
    const result = await work(counting(tx, count))
    count()
    return result
  })
