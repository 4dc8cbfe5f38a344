import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { ConnectionRow } from '../../../companion/src/connections/connection/store.ts'
import { findConnection } from '../../../companion/src/connections/connection/store.ts'
import { systemClock } from '../../../companion/src/platform/clock.ts'
import type { OpenDatabase } from '../../../companion/src/platform/database/database.ts'
import { parseKeyRing } from '../../../companion/src/platform/vault/key-ring.ts'
import { migrate } from '../../../companion/src/platform/database/migrations.ts'
import { openPostgres } from '../../../companion/src/platform/database/postgres.ts'
import { createVault } from '../../../companion/src/platform/vault/vault.ts'
import { control, query, simulatorForTest, wireCalls, type TestSimulator } from '../../kit/simulator/simulator.ts'
import { createPostgresDatabase } from '../../kit/database/database.ts'
import { forgetHistory } from '../../kit/database/history.ts'
import { newKeyText } from '../../kit/service/vault.ts'
import { storeConnection } from '../../kit/connections/refresh.ts'

const SCRIPT = join(import.meta.dirname, '../../kit/connections/refresh-process.ts')
const keys = newKeyText()

let simulator: TestSimulator
let url: string
let database: OpenDatabase
let row: ConnectionRow
const running = new Set<ChildProcess>()

beforeAll(async () => {
  simulator = await simulatorForTest()
  url = await createPostgresDatabase()
  database = await openPostgres(url)
  await migrate(database.db)
  await query(simulator.sandbox, 'SELECT Name FROM Organization')
})
beforeEach(async () => {
  await forgetHistory(database)
  await database.execute('delete from notice; delete from tenant')
  const [vault, now] = [createVault(parseKeyRing(keys)), systemClock.now()]
  row = await storeConnection(simulator.sandbox, { db: database.db, vault, now })
  await control(simulator.sandbox, 'DELETE wire-calls')
  await control(simulator.sandbox, 'DELETE faults')
  await control(simulator.sandbox, 'POST expire-access-tokens')
})
afterEach(async () => {
  await Promise.all([...running].map(kill))
})
afterAll(async () => {
  await database.close()
  await simulator.closeAndDelete()
})

/** A process that runs one command at a time and answers each with a line. */
async function start() {
  const { production, sandbox } = simulator
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', SCRIPT], {
    env: {
      PATH: process.env.PATH,
      DATABASE_URL: url,
      VAULT_KEYS: keys,
      SALESFORCE_LOGIN_URL: production.loginUrl,
      SALESFORCE_SANDBOX_LOGIN_URL: sandbox.loginUrl,
      SALESFORCE_EXTRA_ORIGINS: `${production.loginUrl},${sandbox.loginUrl}`,
      SALESFORCE_TIMEOUT_MS: '20000',
    },
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  running.add(child)
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const answer = async (): Promise<unknown> => {
    const { value } = await lines.next()
    return value
  }
  expect(await answer()).toBe('ready')
  return {
    child,
    tell: (line: string) => {
      child.stdin.write(`${line}\n`)
      return answer()
    },
    end: async () => {
      child.stdin.end()
      if (child.exitCode === null) await once(child, 'exit')
      running.delete(child)
    },
  }
}

async function kill(child: ChildProcess): Promise<void> {
  running.delete(child)
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGKILL')
  await once(child, 'exit')
}

const current = () => findConnection(row.connectionId, database)
const counted = () => wireCalls(simulator.sandbox, simulator.sandbox.clientId)

describe('two processes on one PostgreSQL', () => {
  it('T1 exchange once for 200 callers whose session has ended, and no call fails', async () => {
    const processes = await Promise.all([start(), start()])
    const answers = await Promise.all(processes.map(({ tell }) => tell(`call 100 ${row.tenantId}`)))
    expect(answers).toEqual(['{"fine":100}', '{"fine":100}'])
    expect(await current()).toMatchObject({ tokenVersion: 2, status: 'connected', refreshOwner: null })
    await Promise.all(processes.map(({ end }) => end()))

    const { api, auth } = await counted()
    expect(auth).toBe(1)
    const { rows } = await database.execute(
      `select bucket, sum(credits)::int as credits from credit_count where outcome = 'spent' group by 1 order by 1`,
    )
    expect(rows).toEqual([
      { bucket: 'api', credits: api },
      { bucket: 'auth', credits: 1 },
    ])
  })
})

describe('T3 a process that is killed between the exchange and the storing', () => {
  const killedInTheMiddle = async (kind: 'hang' | 'hang-after') => {
    await control(simulator.sandbox, 'POST faults', { kind, path: '/services/oauth2/token', times: 1 })
    const { child, tell } = await start()
    void tell(`call 1 ${row.tenantId}`)
    await expect.poll(async () => (await counted()).auth).toBe(1)
    await kill(child)
    expect(await current()).toMatchObject({ tokenVersion: 1, refreshToken: row.refreshToken })
    expect((await current())?.refreshOwner).not.toBeNull()
  }
  /** Lets the hold expire. */
  const letHoldRunOut = () => database.execute(`update connection set refresh_until = now() - interval '1 second'`)

  it('stops others from trying until its hold expires', async () => {
    await killedInTheMiddle('hang-after')
    const { tell, end } = await start()
    expect(await tell('tidy')).toBe('tidied')
    await end()
    expect((await counted()).auth).toBe(1)
  })

  it('loses nothing when Salesforce had not carried it out', async () => {
    await killedInTheMiddle('hang')
    await letHoldRunOut()
    const { tell, end } = await start()
    expect(await tell('tidy')).toBe('tidied')
    expect(await current()).toMatchObject({ tokenVersion: 2, status: 'connected', refreshOwner: null })
    expect(await tell(`call 3 ${row.tenantId}`)).toBe('{"fine":3}')
    await end()
  })

  it('has the connection marked within one cycle when the new tokens were lost, and raises a notice', async () => {
    await killedInTheMiddle('hang-after')
    await letHoldRunOut()
    const { tell, end } = await start()
    expect(await tell('tidy')).toBe('tidied')
    expect(await current()).toMatchObject({ status: 'authorization-required', refreshOwner: null })
    const { rows } = await database.execute('select code, params from notice')
    const cause = { refusal: 'SALESFORCE_GRANT_INVALID', salesforceCode: 'invalid_grant' }
    expect(rows).toEqual([{ code: 'AUTHORIZATION_REQUIRED', params: { orgName: simulator.sandbox.name, ...cause } }])
    expect(await tell(`call 1 ${row.tenantId}`)).toBe('{"Refusal: AUTHORIZATION_REQUIRED":1}')
    await end()
  })
})
