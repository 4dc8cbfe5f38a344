import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/node-postgres'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database, OpenDatabase } from '../../../companion/src/platform/database/database.ts'
import { connectionTo, survivingPool } from '../../../companion/src/platform/database/pool.ts'
import { openPostgres } from '../../../companion/src/platform/database/postgres.ts'
import { isUnreachable } from '../../../companion/src/platform/database/unreachable.ts'
import { createPostgresDatabase } from '../../kit/database/database.ts'

/** Long enough for an ended connection to say so. */
const UNTIL_TOLD_MS = 200

const pidOf = async (db: Database): Promise<number> => {
  const { rows } = await db.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`)
  return rows[0]?.pid ?? 0
}

const faultOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => undefined,
    (fault: unknown) => fault,
  )

describe('an outage of PostgreSQL', () => {
  let url: string
  let database: OpenDatabase

  beforeAll(async () => {
    url = await createPostgresDatabase()
    database = await openPostgres(url)
    await database.execute('create table kept (id int)')
  })
  afterAll(() => database.close())

  it('SEC-H1 ends the transaction between two statements of which the connection ends, and no more', async () => {
    const fault = await faultOf(
      database.db.transaction(async (tx) => {
        await tx.execute(sql`insert into kept values (1)`)
        const pid = await pidOf(tx)
        await database.execute('select pg_terminate_backend($1)', [pid])
        await sleep(UNTIL_TOLD_MS)
        await tx.execute(sql`insert into kept values (2)`)
      }),
    )
    expect(isUnreachable(fault)).toBe(true)
    expect((await database.execute('select * from kept')).rows).toEqual([])
  })

  it('SEC-H1 fails the query that was under way, and the next one works', async () => {
    const running = faultOf(database.db.execute(sql`select pg_sleep(60)`))
    const asleep = `select pid from pg_stat_activity where query like 'select pg_sleep%' and state = 'active'`
    const pids = async () => (await database.execute(asleep)).rows.map(({ pid }) => pid)
    await expect.poll(pids).toHaveLength(1)
    await database.execute('select pg_terminate_backend($1)', await pids())
    expect(isUnreachable(await running)).toBe(true)
    await expect(database.ping()).resolves.toBeUndefined()
  })

  it('SEC-M3 ends the wait for a frozen server, and never uses that connection again', async () => {
    const pool = survivingPool({ ...connectionTo(url, { limited: true }), query_timeout: 500, max: 1 })
    const db: Database = drizzle(pool)
    let frozen = 0
    const fault = await faultOf(
      db.transaction(async (tx) => {
        await tx.execute(sql`insert into kept values (3)`)
        frozen = await pidOf(tx)
        process.kill(frozen, 'SIGSTOP')
        await tx.execute(sql`insert into kept values (4)`)
      }),
    )
    process.kill(frozen, 'SIGCONT')
    expect(isUnreachable(fault)).toBe(true)
    expect(await pidOf(db)).not.toBe(frozen)
    expect((await db.execute(sql`select * from kept`)).rows).toEqual([])
    await pool.end()
  })

  it('SEC-M3 lets no statement run for longer than its limit, except a migration', async () => {
    const limit = async (db: Database) => (await db.execute(sql`show statement_timeout`)).rows
    expect(await limit(database.db)).toEqual([{ statement_timeout: '20s' }])
    expect(await database.withoutTimeLimits(limit)).toEqual([{ statement_timeout: '0' }])
  })

  it('differs from a fault of a statement', async () => {
    expect(isUnreachable(await faultOf(database.db.execute(sql`select nothing`)))).toBe(false)
    expect(isUnreachable(new Error('outer', { cause: Object.assign(new Error('x'), { code: '57P01' }) }))).toBe(true)
    expect(isUnreachable('57P01')).toBe(false)
  })
})
