import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'

const REACHING = { connectionTimeoutMillis: 5_000, keepAlive: true, keepAliveInitialDelayMillis: 10_000 }

/** No statement of the service needs longer. Migrations run without these limits. */
const TIME_LIMITS = {
  statement_timeout: 20_000,
  /** Longer than a statement may run: it ends the wait for a server that is frozen or cut off. */
  query_timeout: 25_000,
  idle_in_transaction_session_timeout: 20_000,
}

const PING_TIMEOUT_MS = 3_000

/** How every connection reaches the server: by an address, with time limits or, for migrations, without. */
export const connectionTo = (databaseUrl: string, { limited }: { limited: boolean }) => ({
  ...REACHING,
  ...(limited && TIME_LIMITS),
  connectionString: databaseUrl,
  application_name: 'tollbridge',
})

/**
 * A pool that outlives its server. It replaces a connection that breaks while idle; one that breaks in use fails its
 * query and says so again by an event, also between two statements of a transaction. A connection that was out for
 * longer than a query may take may be stuck within a transaction, so it is closed and not used again.
 */
export function survivingPool(config: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool(config)
  const since = new WeakMap<pg.PoolClient, number>()
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  pool.on('acquire', (client) => since.set(client, performance.now()))
  pool.on('release', (_fault, client) => {
    const heldFor = performance.now() - (since.get(client) ?? 0)
    if (heldFor >= (config.query_timeout ?? Infinity) && client instanceof pg.Client) void client.end()
  })
  return pool
}

/** Fails when the server does not answer within three seconds. */
export async function ping(pool: pg.Pool): Promise<void> {
  const answer = pool.query('select 1')
  answer.catch(() => undefined)
  const tooLate = sleep(PING_TIMEOUT_MS, 'late', { ref: false })
  if ((await Promise.race([answer, tooLate])) === 'late') throw new Error('The database did not answer')
}
