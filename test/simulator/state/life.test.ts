import { spawn } from 'node:child_process'
import { type EventEmitter, once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SimulatedOrgInfo } from '../../../companion/simulator/index.ts'
import { connect, tokenRequest } from '../../kit/simulator/browser.ts'
import {
  call,
  CALLBACK,
  control,
  records,
  simulatorForTest,
  type TestSimulator,
  wireCalls,
} from '../../kit/simulator/simulator.ts'

/** The first argument of an event, as text. */
const first = async (emitter: EventEmitter, event: string) =>
  once(emitter, event).then(([value]: unknown[]) => String(value))

const refresh = (org: SimulatedOrgInfo, refreshToken: string) =>
  tokenRequest(org, { grant_type: 'refresh_token', refresh_token: refreshToken })
const create = (org: SimulatedOrgInfo, Name: string) =>
  call(org, 'sobjects/Account', { method: 'POST', body: { Name } })
const named = (org: SimulatedOrgInfo, Name: string) => records(org, `SELECT Id FROM Account WHERE Name = '${Name}'`)

describe('a sandbox refresh', () => {
  let simulator: TestSimulator
  beforeAll(async () => {
    simulator = await simulatorForTest()
  })
  afterAll(() => simulator.closeAndDelete())

  it('creates a new org behind the same address, with dead tokens and the records of production', async () => {
    const before = simulator.sandbox
    const { body } = await connect(before)
    await create(simulator.production, 'Made In Production')
    await create(before, 'Made In Sandbox')

    await control(before, 'POST refresh')

    const after = simulator.orgs[1] ?? before
    expect(after.instanceUrl).toBe(before.instanceUrl)
    expect(after.organizationId).not.toBe(before.organizationId)
    expect(after.clientId).not.toBe(before.clientId)
    expect((await call(after, 'limits', { token: body.access_token })).status).toBe(401)
    expect((await refresh(after, body.refresh_token)).body.error).toBe('invalid_grant')
    expect((await connect(after)).body.id).toContain(after.organizationId)
    expect(await named(after, 'Made In Production')).toHaveLength(1)
    expect(await named(after, 'Made In Sandbox')).toHaveLength(0)
  })

  it('is refused for production', async () => {
    await expect(control(simulator.production, 'POST refresh')).rejects.toThrow('409')
  })
})

describe('an organization set by the control endpoint', () => {
  it('is the one that a query returns', async () => {
    const simulator = await simulatorForTest()
    await control(simulator.production, 'PUT organization', {
      isSandbox: true,
      trialExpirationDate: '2027-01-01T00:00:00.000+0000',
    })
    const [row] = await records(simulator.production, 'SELECT IsSandbox, TrialExpirationDate FROM Organization')
    expect(row).toMatchObject({ IsSandbox: true, TrialExpirationDate: '2027-01-01T00:00:00.000+0000' })
    await simulator.closeAndDelete()
  })
})

describe('the process', () => {
  let stateDir: string
  beforeAll(async () => {
    stateDir = await mkdtemp(join(tmpdir(), 'tollbridge-simulator-'))
  })
  afterAll(() => rm(stateDir, { recursive: true, force: true }))

  const text = Type.String()
  const OrgInfo = Type.Object({
    environment: Type.Enum(['production', 'sandbox']),
    ...{ name: text, loginUrl: text, instanceUrl: text, lightningUrl: text, controlUrl: text, organizationId: text },
    ...{ username: text, password: text, accessToken: text, clientId: text, clientSecret: text },
  })
  const Ready = Type.Object({
    orgs: Type.Tuple([OrgInfo, OrgInfo]),
    mailbox: Type.Object({ url: Type.String(), smtpUrl: Type.String() }),
  })

  async function start() {
    const child = spawn(process.execPath, [
      'companion/simulator/main.ts',
      '--state',
      stateDir,
      '--callback',
      CALLBACK,
      '--json',
    ])
    const line = await first(child.stdout, 'data')
    const { orgs, mailbox } = Value.Parse(Ready, JSON.parse(line))
    return { child, orgs, mailbox, sandbox: orgs[1] }
  }

  it('keeps orgs, addresses, tokens, records and wire calls after kill -9', async () => {
    const first = await start()
    const { body } = await connect(first.sandbox)
    const { body: rotated } = await refresh(first.sandbox, body.refresh_token)
    await create(first.sandbox, 'Kept AB')
    await new Promise((done) => setTimeout(done, 400))
    const counted = await wireCalls(first.sandbox)
    first.child.kill('SIGKILL')
    await once(first.child, 'exit')

    const second = await start()
    expect(second.orgs).toEqual(first.orgs)
    expect(second.mailbox).toEqual(first.mailbox)
    expect((await wireCalls(second.sandbox)).total).toBe(counted.total)
    expect((await call(second.sandbox, 'limits', { token: rotated.access_token })).status).toBe(200)
    expect((await refresh(second.sandbox, rotated.refresh_token)).status).toBe(200)
    expect(await named(second.sandbox, 'Kept AB')).toHaveLength(1)

    second.child.kill('SIGTERM')
    expect(await once(second.child, 'exit')).toEqual([0, null])
  })

  it('stops without waiting for a request that is never answered', async () => {
    const { child, sandbox } = await start()
    await control(sandbox, 'POST faults', { kind: 'hang', times: 1 })
    const hanging = call(sandbox, 'limits').catch(() => 'cut off')
    const isHanging = async () => (await wireCalls(sandbox)).calls.at(-1)?.status === 0
    await expect.poll(isHanging).toBe(true)

    child.kill('SIGTERM')
    expect(await once(child, 'exit')).toEqual([0, null])
    expect(await hanging).toBe('cut off')
  })

  it('reports in one line what is missing', async () => {
    const child = spawn(process.execPath, ['companion/simulator/main.ts'])
    const text = await first(child.stderr, 'data')
    const code = await first(child, 'exit')
    expect([code, text]).toEqual(['2', 'simulator: --state and --callback are needed. See --help\n'])
  })
})
