import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { temporaryFolder } from '../kit/acceptance/demo.ts'
import { signInByHttp, type HttpPerson } from '../kit/acceptance/http-person.ts'
import { setFirstPassword } from '../kit/acceptance/person.ts'
import {
  companionEnvironment,
  freePort,
  startCompanion,
  startSimulator,
  type Running,
  type SimulatorProcess,
} from '../kit/acceptance/processes.ts'
import { startPostgresCluster, type PostgresCluster } from '../kit/database/postgres-cluster.ts'

const SETTINGS = '/api/v1/credits/settings'
const RESTARTS = 3
const PEOPLE = 4

const Settings = Type.Object({ dailyLimit: Type.Integer(), version: Type.Integer() })
const Problem = Type.Object({ code: Type.String() })
type Saved = { limit: number; version: number }

describe('A12 PostgreSQL restarts under a companion at work', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>
  let cluster: PostgresCluster
  let simulator: SimulatorProcess
  let companion: Running
  let url: string

  beforeAll(async () => {
    folder = await temporaryFolder()
    cluster = await startPostgresCluster()
    const port = await freePort()
    url = `http://127.0.0.1:${port}`
    simulator = await startSimulator(folder.path, port)
    const env = companionEnvironment(folder.path, port, simulator)
    const VAULT_KEYS = `k1:${randomBytes(32).toString('base64')}`
    companion = await startCompanion({ ...env, VAULT_KEYS, DATABASE_URL: cluster.url })
    await setFirstPassword(url, simulator.mailbox.url)
  })
  afterAll(async () => {
    await companion.kill('SIGTERM')
    await simulator.kill('SIGTERM')
    await cluster.stop()
    await folder.remove()
  })

  /** Saves one daily limit after the other; every answer other than 200 goes to `refused`. */
  async function saveLimits(person: HttpPerson, refused: { status: number; code: string }[], stop: AbortSignal) {
    let newest: Saved = { limit: 0, version: 0 }
    while (!stop.aborted) {
      const read = await person.request('GET', SETTINGS)
      const before = Value.Check(Settings, read.json) ? read.json : undefined
      const limit = 1_000 + Math.floor(Math.random() * 90_000)
      const answer = before && (await person.request('PATCH', SETTINGS, { version: before.version, dailyLimit: limit }))
      if (answer && Value.Check(Settings, answer.json)) newest = { limit, version: answer.json.version }
      for (const { status, json } of [read, answer ?? read])
        if (Value.Check(Problem, json)) refused.push({ status, code: json.code })
    }
    return newest
  }

  it('SEC-H1 it lives on, says 503 while it waits, and loses no limit that it acknowledged', async () => {
    const people = await Promise.all(Array.from({ length: PEOPLE }, () => signInByHttp(url)))
    const stop = new AbortController()
    const refused: { status: number; code: string }[] = []
    const saving = Promise.all(people.map((person) => saveLimits(person, refused, stop.signal)))
    for (let restart = 0; restart < RESTARTS; restart += 1) {
      await sleep(500)
      await cluster.restart()
      await expect.poll(async () => (await fetch(`${url}/ready`)).status).toBe(200)
    }
    stop.abort()
    const newest = (await saving).toSorted((one, other) => other.version - one.version)[0]

    const [person] = people
    const { json } = (await person?.request('GET', SETTINGS)) ?? {}
    const stored = Value.Parse(Settings, json)
    // A change whose answer was lost may have been made after the newest acknowledged one.
    expect(stored.version).toBeGreaterThanOrEqual(newest?.version ?? Infinity)
    if (stored.version === newest?.version) expect(stored.dailyLimit).toBe(newest.limit)
    const outages = refused.filter(({ status }) => status >= 500)
    expect(outages.filter(({ status }) => status !== 503)).toEqual([])
    expect(outages).not.toEqual([])
    expect(companion.output()).not.toContain('unhandled')
  })

  it('SEC-M3 a refusal says when to try again', async () => {
    await cluster.pause()
    const answer = await fetch(`${url}/ready`)
    await cluster.resume()
    expect(answer.status).toBe(503)
    expect(answer.headers.get('retry-after')).toBe('5')
    expect(await answer.json()).toMatchObject({ code: 'NOT_READY' })
    await expect.poll(async () => (await fetch(`${url}/ready`)).status).toBe(200)
  })
})
