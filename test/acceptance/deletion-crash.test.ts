import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { dumpRows } from '../kit/database/dump.ts'
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

const Connections = Type.Object({
  connections: Type.Array(Type.Object({ connectionId: Type.String(), status: Type.String() })),
})
const Events = Type.Object({
  events: Type.Array(Type.Object({ event: Type.String(), reason: Type.Union([Type.String(), Type.Null()]) })),
})
const Calls = Type.Object({ calls: Type.Array(Type.Object({ path: Type.String(), status: Type.Number() })) })

/** The files of a folder, at any depth. */
const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))

/** Every text in the state of the simulated orgs that looks like a token. */
const tokensIn = (folder: string): string[] =>
  filesIn(folder).flatMap((file) => readFileSync(file, 'utf8').match(/\b(00D\w{15}![\w.]{20,}|5Aep[\w.]{20,})/g) ?? [])

describe('the companion is killed during a deletion', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>
  let simulator: SimulatorProcess
  let env: Record<string, string>
  let companion: Running
  let person: HttpPerson

  beforeEach(async () => {
    folder = await temporaryFolder()
    const port = await freePort()
    simulator = await startSimulator(folder.path, port)
    env = { ...companionEnvironment(folder.path, port, simulator), SALESFORCE_TIMEOUT_MS: '20000' }
    companion = await startCompanion(env)
    const url = `http://127.0.0.1:${port}`
    await setFirstPassword(url, simulator.mailbox.url)
    person = await signInByHttp(url)
  })

  afterEach(async () => {
    await companion.kill('SIGTERM')
    await simulator.kill('SIGTERM')
    await folder.remove()
  })

  const sandbox = () => {
    const org = simulator.orgs.find(({ environment }) => environment === 'sandbox')
    if (!org) throw new Error('no sandbox')
    return org
  }
  const revokes = async () => {
    const answer = await fetch(`${sandbox().controlUrl}/wire-calls`)
    return Value.Parse(Calls, await answer.json()).calls.filter(({ path }) => path.endsWith('/revoke'))
  }
  const connections = async () =>
    Value.Parse(Connections, (await person.request('GET', '/api/v1/connections')).json).connections
  const deletion = async () => {
    const [row] = await connections()
    return person.request('DELETE', `/api/v1/connections/${row?.connectionId ?? ''}`, {
      businessName: ' Northwind Traders ',
    })
  }

  it('C11 completes the deletion after the restart, revokes the tokens, and leaves no secret in any row or file', async () => {
    expect(await person.connect(sandbox())).toBe(200)
    const tokens = tokensIn(join(folder.path, 'simulator'))
    expect(tokens.length).toBeGreaterThanOrEqual(2)
    await fetch(`${sandbox().controlUrl}/faults`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ path: '/services/oauth2/revoke', kind: 'hang', times: 1 }),
    })
    expect((await deletion()).status).toBe(202)
    await expect.poll(revokes).toHaveLength(1)
    expect(await connections()).toMatchObject([{ status: 'deleting' }])

    await companion.kill('SIGKILL')
    companion = await startCompanion(env)

    await expect.poll(connections).toEqual([])
    expect((await revokes()).at(-1)).toMatchObject({ status: 200 })
    const { json } = await person.request('GET', '/api/v1/connections/events')
    expect(Value.Parse(Events, json).events).toMatchObject([
      { event: 'deleted', reason: null },
      { event: 'deletion-requested', reason: null },
      { event: 'connected', reason: null },
    ])

    expect(await companion.kill('SIGTERM')).toBe(0)
    const bytes = filesIn(join(folder.path, 'companion')).map((file) => readFileSync(file, 'latin1'))
    for (const secret of [...tokens, sandbox().clientSecret])
      expect(bytes.filter((text) => text.includes(secret))).toEqual([])
    expect(await storedRows()).not.toMatch(/"(access_token|refresh_token|client_secret|verifier)":"/)
  })

  /** Every row in the companion's database, read without the companion. */
  async function storedRows(): Promise<string> {
    const database = await PGlite.create(join(folder.path, 'companion/database'))
    const dump = await dumpRows({ execute: (text) => database.query<Record<string, unknown>>(text) })
    await database.close()
    return dump
  }
})
