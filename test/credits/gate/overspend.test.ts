import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { systemClock } from '../../../companion/src/platform/clock.ts'
import type { OpenDatabase } from '../../../companion/src/platform/database/database.ts'
import { migrate } from '../../../companion/src/platform/database/migrations.ts'
import { openDatabase } from '../../../companion/src/platform/database/open.ts'
import { control, simulatorForTest, wireCalls, type TestSimulator } from '../../kit/simulator/simulator.ts'
import { createPostgresDatabase } from '../../kit/database/database.ts'
import { addTenant, leave, LIMIT } from '../../kit/credits/ledger.ts'

const WORKERS = 50
const LEFT = 3_000

type Place = { dataDir: string; databaseUrl?: string }

describe('Q1 the limit holds on the wire when a process is killed while it spends', () => {
  let simulator: TestSimulator
  let dataDir: string

  beforeAll(async () => {
    simulator = await simulatorForTest()
    await control(simulator.sandbox, 'PUT allowance', { max: 1_000_000, used: 0 })
  })
  afterAll(() => simulator.closeAndDelete())
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'tollbridge-overspend-'))
    await control(simulator.sandbox, 'DELETE wire-calls')
    return () => rm(dataDir, { recursive: true, force: true })
  })

  /** A tenant with only a few credits left, on a new database. */
  async function prepare(place: Place): Promise<string> {
    const database = await openDatabase(place)
    await migrate(database.db)
    const tenantId = await addTenant(database.db, { resetHour: (new Date().getUTCHours() + 12) % 24 })
    await leave(LEFT, tenantId, { database, clock: systemClock })
    await database.close()
    return tenantId
  }

  /** A process that spends with fifty workers until the gate refuses. */
  function spend(place: Place, tenantId: string): { child: ChildProcess; says(word: string): Promise<void> } {
    const { origin } = new URL(simulator.sandbox.instanceUrl)
    const orders = { ...place, tenantId, origin, accessToken: simulator.sandbox.accessToken, workers: WORKERS }
    const main = join(import.meta.dirname, '../../kit/credits/spender/main.ts')
    const child = spawn(process.execPath, [main, JSON.stringify(orders)], { stdio: ['ignore', 'pipe', 'inherit'] })
    const said: string[] = []
    const lines = createInterface({ input: child.stdout }).on('line', (line) => said.push(line))
    return {
      child,
      says: async (word) => {
        while (!said.includes(word)) await Promise.race([once(lines, 'line'), once(child, 'exit').then(fail)])
      },
    }
  }

  const fail = () => {
    throw new Error('the process ended too early')
  }

  async function kill(child: ChildProcess): Promise<void> {
    child.kill('SIGKILL')
    await once(child, 'exit')
  }

  /** The window in the ledger: credits sent over the wire, and credits lost with the process. */
  async function accounts(place: Place): Promise<{ spent: number; lost: number }> {
    const database: OpenDatabase = await openDatabase(place)
    const { rows } = await database.execute(
      'select sum(spent)::int - $1 as spent, sum(granted - spent)::int as lost from credit_lease',
      [LIMIT - LEFT],
    )
    await database.close()
    return { spent: Number(rows[0]?.spent), lost: Number(rows[0]?.lost) }
  }

  it('2 processes x 50 workers on PostgreSQL, one killed with -9 and started again', async () => {
    const place = { dataDir, databaseUrl: await createPostgresDatabase() }
    const tenantId = await prepare(place)
    const [one, other] = [spend(place, tenantId), spend(place, tenantId)]
    await one.says('spending')
    await kill(one.child)
    const again = spend(place, tenantId)
    await Promise.all([other.says('done'), again.says('done')])

    const counted = (await wireCalls(simulator.sandbox)).api
    const { spent, lost } = await accounts(place)
    expect(counted).toBeLessThanOrEqual(LEFT)
    expect(counted).toBeGreaterThan(LEFT / 2)
    expect(spent).toBeLessThanOrEqual(counted)
    expect(spent + lost).toBe(LEFT)
    expect(counted - spent).toBeLessThanOrEqual(lost)
  })

  it('one process x 50 workers on the embedded database, killed with -9 and started again', async () => {
    const place = { dataDir }
    const tenantId = await prepare(place)
    const one = spend(place, tenantId)
    await one.says('spending')
    await kill(one.child)
    const again = spend(place, tenantId)
    await again.says('done')

    const counted = (await wireCalls(simulator.sandbox)).api
    const { spent, lost } = await accounts(place)
    expect(counted).toBeLessThanOrEqual(LEFT)
    expect(counted).toBeGreaterThan(LEFT / 2)
    expect(spent + lost).toBe(LEFT)
    expect(counted - spent).toBeLessThanOrEqual(lost)
  })
})
