import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { openPostgres } from '../../../companion/src/platform/database/postgres.ts'
import { startPostgresCluster, type PostgresCluster } from '../database/postgres-cluster.ts'
import { newKeyText } from '../service/vault.ts'
import type { Random } from '../simulation/random.ts'
import { temporaryFolder } from '../acceptance/demo.ts'
import { signInByHttp, type HttpPerson } from '../acceptance/http-person.ts'
import { wireCalls } from '../acceptance/ledger.ts'
import { setFirstPassword } from '../acceptance/person.ts'
import {
  companionEnvironment,
  freePort,
  startCompanion,
  startSimulator,
  type Running,
} from '../acceptance/processes.ts'

const SETTINGS = '/api/v1/credits/settings'
const Settings = Type.Object({ dailyLimit: Type.Integer(), version: Type.Integer() })
const LOWEST_LIMIT = 100_000
const FREEZE_MS = 3_000
const PAUSE_MS = 200
/** Forward and back, and short enough that people stay signed in. */
const CLOCK_SECONDS = [-1_200, -90, 0, 90, 1_200] as const
const SHIFTED_CLOCK = pathToFileURL(join(import.meta.dirname, 'shifted-clock.ts')).href

/** What Salesforce does wrong for a while. */
const FAULTS = [
  'http-503',
  'http-500',
  'reset',
  'reset-after',
  'unauthorized',
  'concurrent-limit',
  'api-disabled',
] as const

/** Two companions on one PostgreSQL, a connected org, and people who save and read all the time. */
export async function startChaos(random: Random) {
  const [folder, cluster] = await Promise.all([temporaryFolder(), startPostgresCluster()])
  const ports = [await freePort(), await freePort()] as const
  const simulator = await startSimulator(folder.path, ports[0])
  const shared = { VAULT_KEYS: newKeyText(), DATABASE_URL: cluster.url, SALESFORCE_TIMEOUT_MS: '3000' }
  const clockOf = (port: number) => ({
    NODE_OPTIONS: `--import ${SHIFTED_CLOCK}`,
    CLOCK_FILE: join(folder.path, `clock-${port}`),
  })
  const startOn = (port: number) =>
    startCompanion({ ...companionEnvironment(folder.path, port, simulator), ...shared, ...clockOf(port) })
  const companions = await Promise.all(ports.map(async (port) => ({ port, running: await startOn(port) })))
  const urls = ports.map((port) => `http://127.0.0.1:${port}`)
  const [url = ''] = urls
  await setFirstPassword(url, simulator.mailbox.url)
  const people = await Promise.all(urls.map((each) => signInByHttp(each)))
  const org = simulator.orgs.find(({ environment }) => environment === 'sandbox')
  if (!org || !people[0] || (await people[0].connect(org)) !== 200) throw new Error('the org could not be connected')

  const fault = (kind: (typeof FAULTS)[number]) =>
    fetch(`${org.controlUrl}/faults`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ kind, path: '/services/data', times: 3 }),
    })

  /** Kills a companion without warning and starts it again, as a supervisor would. */
  const kill = async () => {
    const victim = random.oneOf(companions)
    await victim.running.kill('SIGKILL')
    victim.running = await startOn(victim.port)
  }
  const freeze = async () => {
    await cluster.pause()
    await sleep(FREEZE_MS)
    await cluster.resume()
  }
  /** Sets the clock of one companion wrong, or right again. */
  const jump = () => writeFile(clockOf(random.oneOf(companions).port).CLOCK_FILE, String(random.oneOf(CLOCK_SECONDS)))
  const misbehave = () => fault(random.oneOf(FAULTS))

  return {
    cluster,
    companions,
    people,
    org,
    /** One thing that goes wrong, and ends. */
    trouble: async () => {
      await random.oneOf([kill, freeze, cluster.restart, jump, misbehave])()
    },
    calm: () => fetch(`${org.controlUrl}/faults`, { method: 'DELETE' }),
    isReady: async () => (await Promise.all(urls.map(ready))).every(Boolean),
    /** Bytes of memory that each companion holds. */
    memory: () => Promise.all(urls.map(residentBytes)),
    /** What is not over yet, or never will be. */
    stuck: async () => (await books(cluster)).stuck,
    stop: async () => {
      const codes = await Promise.all(companions.map(({ running }) => running.kill('SIGTERM')))
      const { windows } = await books(cluster)
      return { codes, windows, sent: await wireCalls(org) }
    },
    closeAll: async () => {
      await Promise.all(companions.map(({ running }) => running.kill('SIGTERM')))
      await simulator.kill('SIGTERM')
      await cluster.stop()
      await folder.remove()
    },
  }
}

export type Chaos = Awaited<ReturnType<typeof startChaos>>
export type Companion = { port: number; running: Running }

/** What a person was told that was saved, and the statuses of refusals that no one may see. */
export type Work = { saved: { version: number; dailyLimit: number }; internal: string[] }

/** Saves limits and reads the org until the end. Refusals and lost connections are part of it. */
export async function workUntil(end: AbortSignal, person: HttpPerson, random: Random): Promise<Work> {
  const work: Work = { saved: { version: 0, dailyLimit: 0 }, internal: [] }
  const ask = async (method: string, path: string, body?: object): Promise<unknown> => {
    try {
      const { status, json } = await person.request(method, path, body)
      if (status === 500) work.internal.push(`${method} ${path}: ${JSON.stringify(json)}`)
      return json
    } catch {
      return undefined
    }
  }
  while (!end.aborted) {
    const shown = await ask('GET', SETTINGS)
    if (Value.Check(Settings, shown)) {
      const dailyLimit = LOWEST_LIMIT + random.below(LOWEST_LIMIT)
      const answer = await ask('PATCH', SETTINGS, { version: shown.version, dailyLimit })
      if (Value.Check(Settings, answer)) work.saved = { version: answer.version, dailyLimit: answer.dailyLimit }
    }
    await ask('POST', '/api/v1/parity/fingerprints')
    await sleep(PAUSE_MS)
  }
  return work
}

/** The settings as they are stored. */
export async function storedSettings(person: HttpPerson) {
  const { json } = await person.request('GET', SETTINGS)
  return Value.Parse(Settings, json)
}

async function ready(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/ready`)).ok
  } catch {
    return false
  }
}

async function residentBytes(url: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text()
  return Number(/^process_resident_memory_bytes (?<bytes>\S+)/m.exec(text)?.groups?.bytes)
}

const Books = Type.Object({ allowance: Type.Integer(), granted: Type.Integer(), leased: Type.Integer() })
const Stuck = Type.Object({ what: Type.String() })

/** The windows by the database, and what is stuck in it. */
async function books({ url }: PostgresCluster) {
  const database = await openPostgres(url)
  try {
    const windows = await database.execute(
      `select w.allowance, w.granted, coalesce(sum(l.granted), 0)::int as leased from credit_window w
       left join credit_lease l using (tenant_id, window_start) group by w.tenant_id, w.window_start`,
    )
    const stuck = await database.execute(
      `select 'job ' || name as what from pgboss.job where state = 'active' and name not like '\\_\\_%'
       union all select 'handshake' from handshake where state = 'exchanging'
       union all select 'connection' from connection where status = 'deleting'`,
    )
    return {
      windows: windows.rows.map((row) => Value.Parse(Books, row)),
      stuck: stuck.rows.map((row) => Value.Parse(Stuck, row).what),
    }
  } finally {
    await database.close()
  }
}
