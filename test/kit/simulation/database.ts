import { PGlite, type Transaction } from '@electric-sql/pglite'
import { drizzle } from 'drizzle-orm/pglite'
import type { OpenDatabase } from '../../../companion/src/platform/database/database.ts'
import type { Order } from './order.ts'
import type { Random } from './random.ts'

/** How a statement or a transaction fails: before it was done, in its middle, or with only its answer lost. */
const FAULTS = ['before', 'inside', 'after'] as const
type Fault = (typeof FAULTS)[number]

export type DatabaseDoor = {
  process: string
  order: Order
  random: Random
  /** How likely each statement or transaction is to fail, from 0 to 1. */
  faults: () => number
}

/** What the driver says when the server goes away. */
const gone = () => Object.assign(new Error('terminating connection due to administrator command'), { code: '57P01' })

/** The database as one process sees it: whatever it asks waits at the door, and may fail. */
export const databaseOf = (client: PGlite, door: DatabaseDoor): OpenDatabase =>
  openDatabaseOf(throughDoor(client, door))

/** The database without a door, as the test sees it. Several processes use it, which only PostgreSQL allows. */
export function openDatabaseOf(client: PGlite): OpenDatabase {
  const db = drizzle(client)
  return {
    db,
    kind: 'postgres',
    queue: {},
    execute: (text, values) => client.query<Record<string, unknown>>(text, values),
    withoutTimeLimits: (work) => work(db),
    ping: async () => {
      await client.query('select 1')
    },
    close: () => Promise.resolve(),
  }
}

function throughDoor(client: PGlite, door: DatabaseDoor): PGlite {
  const query: PGlite['query'] = (text, values, options) =>
    pass(labelOf(text), door, () => client.query(text, values, options))
  const transaction: PGlite['transaction'] = (work) =>
    pass('a transaction', door, (failAt) => client.transaction((tx) => work(failing(tx, failAt))))
  return new Proxy(client, {
    get: (target, name) => {
      if (name === 'query') return query
      if (name === 'transaction') return transaction
      return Reflect.get(target, name, target) as unknown
    },
  })
}

const MAX_STATEMENTS = 4

/** Waits for its turn, and fails if the seed says so. `failAt`: the statement within a transaction that fails. */
function pass<Result>(
  label: string,
  { process, order, random, faults }: DatabaseDoor,
  act: (failAt: number) => Promise<Result>,
): Promise<Result> {
  return order.pass({ process, label }, async () => {
    const fault: Fault | undefined = random.happens(faults()) ? random.oneOf(FAULTS) : undefined
    if (fault === 'before') throw gone()
    const result = await act(fault === 'inside' ? random.below(MAX_STATEMENTS) : Infinity)
    if (fault === 'after') throw gone()
    return result
  })
}

/** A transaction whose connection is lost at a statement, so that nothing of it stays. */
function failing(tx: Transaction, failAt: number): Transaction {
  if (failAt === Infinity) return tx
  let statements = 0
  const query: Transaction['query'] = (text, values, options) => {
    if (statements === failAt) return Promise.reject(gone())
    statements += 1
    return tx.query(text, values, options)
  }
  return new Proxy(tx, {
    get: (target, name) => (name === 'query' ? query : (Reflect.get(target, name, target) as unknown)),
  })
}

const LABEL_LENGTH = 60
const labelOf = (text: string): string => text.replaceAll(/\s+/g, ' ').trim().slice(0, LABEL_LENGTH)
