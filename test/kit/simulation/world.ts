import { openAsBlob } from 'node:fs'
import { PGlite } from '@electric-sql/pglite'
import { inject } from 'vitest'
import { readConfig, type Config } from '../../../companion/src/config.ts'
import { ADMIN } from '../service/app.ts'
import { control, simulatorForTest, type TestSimulator } from '../simulator/simulator.ts'
import { virtualClock } from '../time/clock.ts'
import { JOBS_TABLE } from './jobs.ts'
import { Order } from './order.ts'
import { signInFirst, type Person } from './person.ts'
import { randomOf } from './random.ts'

const START = '2026-03-02T00:00:30Z'

/** One database and one pair of orgs for all days. Each day begins with the same rows. */
export type World = {
  client: PGlite
  simulator: TestSimulator
  config: Config
  admin: Person
  /** Puts everything back to the first moment, and answers when that is. */
  begin(): Promise<Date>
  close(): Promise<void>
}

/** Opens a world with one tenant and its signed-in admin. */
export async function openWorld(): Promise<World> {
  const [client, simulator] = await Promise.all([
    openAsBlob(inject('embeddedTemplate')).then((loadDataDir) => PGlite.create({ loadDataDir })),
    simulatorForTest(),
  ])
  await client.exec(JOBS_TABLE)
  const config = readConfig({
    BUSINESS_NAME: 'Acme',
    FIRST_ADMIN_EMAIL: ADMIN.email,
    FIRST_ADMIN_NAME: ADMIN.name,
    SALESFORCE_LOGIN_URL: simulator.production.loginUrl,
    SALESFORCE_SANDBOX_LOGIN_URL: simulator.sandbox.loginUrl,
  })
  const random = randomOf(0)
  const faults = { database: 0, network: 0 }
  const clock = virtualClock(START)
  const admin = await signInFirst({ client, order: new Order(random), random, clock, config, faults })
  const restore = await photograph(client)
  return {
    client,
    simulator,
    config,
    admin,
    begin: async () => {
      await restore()
      for (const org of [simulator.production, simulator.sandbox]) await beginOrg(org)
      return new Date(START)
    },
    close: async () => {
      await client.close()
      await simulator.closeAndDelete()
    },
  }
}

async function beginOrg(org: TestSimulator['sandbox']): Promise<void> {
  await control(org, 'DELETE faults')
  await control(org, 'PUT clock', { now: START })
  await control(org, 'PUT allowance', { max: 100_000, used: 0 })
  await control(org, 'POST expire-access-tokens')
  await control(org, 'DELETE wire-calls')
}

const TABLES = `select format('%I.%I', table_schema, table_name) as name, table_name as short from information_schema.tables
  where table_schema in ('public', 'simulation') and table_type = 'BASE TABLE' order by 1`

/** Keeps every row, and answers how to put them back. */
async function photograph(client: PGlite): Promise<() => Promise<void>> {
  const { rows } = await client.query<{ name: string; short: string }>(TABLES)
  await client.exec('create schema photograph')
  for (const { name, short } of rows) await client.exec(`create table photograph.${short} as table ${name}`)
  const copies = rows.map(
    ({ name, short }) => `insert into ${name} overriding system value select * from photograph.${short};`,
  )
  return async () => {
    await client.exec(`set session_replication_role = replica;
      truncate ${rows.map(({ name }) => name).join(', ')} restart identity;
      ${copies.join('\n')}
      set session_replication_role = origin;`)
  }
}
