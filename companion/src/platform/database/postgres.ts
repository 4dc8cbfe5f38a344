import type { Pool, QueryResult } from 'pg'
import type { OpenDatabase } from './database.ts'
import { codeOf, StartupFault } from '../startup-fault.ts'

const MAX_CONNECTIONS = 20
const IDLE_TIMEOUT_MS = 30_000
const QUEUE_CONNECTIONS = 5

/** Opens PostgreSQL by its address, and fails at once if it does not answer. */
export async function openPostgres(databaseUrl: string): Promise<OpenDatabase> {
  const place = placeOf(databaseUrl)
  const [{ connectionTo, ping, survivingPool }, { drizzle }] = await Promise.all([
    import('./pool.ts'),
    import('drizzle-orm/node-postgres'),
  ])
  const connection = connectionTo(databaseUrl, { limited: true })
  const pool = survivingPool({ ...connection, max: MAX_CONNECTIONS, idleTimeoutMillis: IDLE_TIMEOUT_MS })
  await pool.query('select 1').catch(async (fault: unknown) => {
    await pool.end()
    throw explain(fault, place)
  })
  return {
    db: drizzle(pool),
    kind: 'postgres',
    queue: { ...connection, max: QUEUE_CONNECTIONS },
    execute: (text, values) => execute(pool, text, values),
    ping: () => ping(pool),
    withoutTimeLimits: async (work) => {
      const unlimited = survivingPool({ ...connectionTo(databaseUrl, { limited: false }), max: 1 })
      return work(drizzle(unlimited)).finally(() => unlimited.end())
    },
    close: () => pool.end(),
  }
}

async function execute(pool: Pool, text: string, values?: unknown[]) {
  const result = await pool.query<Record<string, unknown>>(text, values)
  return { rows: rowsOf(result) }
}

/** Several statements in one text answer several results, though the driver's types do not say so. */
const rowsOf = (result: QueryResult<Record<string, unknown>> | QueryResult<Record<string, unknown>>[]) =>
  [result].flat().flatMap(({ rows }) => rows)

/** Host and database, without the password. */
function placeOf(databaseUrl: string): string {
  const url = URL.parse(databaseUrl)
  if (url && /^postgres(ql)?:$/.test(url.protocol)) return `${url.host}${url.pathname}`
  throw new StartupFault(
    'DATABASE_URL is not an address of PostgreSQL',
    'Write postgres://user:password@host:port/database',
  )
}

const REASONS: Record<string, [problem: string, remedy: string]> = {
  '28P01': ['refuses the user or the password', 'Correct them in DATABASE_URL'],
  '28000': ['refuses the user', 'Correct the user in DATABASE_URL, or allow it in pg_hba.conf'],
  '3D000': ['has no such database', 'Create the database, or correct its name in DATABASE_URL'],
  ENOTFOUND: ['is not a known host', 'Correct the host in DATABASE_URL'],
}

function explain(fault: unknown, place: string): StartupFault {
  const code = codeOf(fault)
  const [problem, remedy] = REASONS[code ?? ''] ?? [
    `does not answer${code ? ` (${code})` : ''}`,
    'Start PostgreSQL there, or correct DATABASE_URL',
  ]
  return new StartupFault(`PostgreSQL at ${place} ${problem}`, remedy, { cause: fault })
}
