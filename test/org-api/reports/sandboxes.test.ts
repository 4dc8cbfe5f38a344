import { Value } from 'typebox/value'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SimulatedOrgInfo } from '../../../companion/simulator/index.ts'
import { OrgSandboxesAnswer } from '../../../companion/src/org-api/reports/sandbox-routes.ts'
import { connect, deleteConnection, startConnectTest, type ConnectTest } from '../../kit/connections/connect.ts'
import { control, wireCalls } from '../../kit/simulator/simulator.ts'

let test: ConnectTest
const keys = new Map<string, { key: string; readerKey: string }>()

beforeAll(async () => {
  test = await startConnectTest()
  await setTime('2026-05-01T08:00:00Z')
})
afterAll(() => test.closeAll())

async function setTime(now: string) {
  test.clock.set(now)
  for (const org of [test.production, test.sandbox]) await control(org, 'PUT clock', { now })
}

/** Pairs an org, as its kind. */
async function pair({ organizationId, environment, name: organizationName }: SimulatedOrgInfo) {
  const admin = await test.signIn()
  const { code } = (await admin.request({ method: 'POST', url: '/api/v1/pairing-codes' })).json<{ code: string }>()
  const payload = { code, organizationId, organizationName, environment }
  const answer = await test.inject({ method: 'POST', url: '/org-api/v1/pairings', payload })
  keys.set(organizationId, answer.json())
}

/** Asks as an org, with the key that may only read. */
async function ask({ organizationId }: SimulatedOrgInfo) {
  const headers = {
    authorization: `Bearer ${keys.get(organizationId)?.readerKey ?? ''}`,
    'tollbridge-organization-id': organizationId,
  }
  return Value.Parse(OrgSandboxesAnswer, (await test.inject({ url: '/org-api/v1/sandboxes', headers })).json())
}

async function readSandboxes(at: string) {
  await setTime(at)
  await test.jobs.send('read-sandboxes', {})
  await test.jobs.run()
}

/** Lets the companion call the org, so that the next reading meets a session that is alive. */
async function renewSession(at: string) {
  await setTime(at)
  await test.jobs.send('idle-limits', {})
  await test.jobs.run()
}

const paidCalls = async () => {
  const { api } = await wireCalls(test.production, test.production.clientId)
  return api
}
const withRights = (without: string[]) => control(test.production, 'PUT rights', { without })

describe('PK-B6 the sandboxes that a paired org reads', () => {
  it('are not there in a sandbox', async () => {
    await pair(test.sandbox)
    expect(await ask(test.sandbox)).toEqual({
      state: 'not-applicable',
      readAt: null,
      salesforceCode: null,
      sandboxes: [],
    })
  })

  it('are not known of a production org that is not connected', async () => {
    await pair(test.production)
    await readSandboxes('2026-05-01T08:50:00Z')

    expect(await ask(test.production)).toMatchObject({ state: 'not-connected', sandboxes: [] })
    expect(await paidCalls()).toBe(0)
  })

  it('are not known before the first reading', async () => {
    await connect(await test.signIn(), test.production)
    expect(await ask(test.production)).toMatchObject({ state: 'never-read', readAt: null, sandboxes: [] })
  })

  it('are refused to a user without View Setup and Configuration, with the code of Salesforce', async () => {
    await withRights(['view-setup'])
    await readSandboxes('2026-05-01T09:50:00Z')

    expect(await ask(test.production)).toMatchObject({
      state: 'refused',
      salesforceCode: 'INVALID_TYPE',
      readAt: null,
      sandboxes: [],
    })
    await withRights([])
  })

  it('are listed by name with licence, last refresh and pairing, for one credit a day', async () => {
    await renewSession('2026-05-02T09:45:00Z')
    const before = await paidCalls()
    await readSandboxes('2026-05-02T09:50:00Z')
    await readSandboxes('2026-05-02T10:50:00Z')
    expect((await paidCalls()) - before).toBe(1)

    const { state, readAt, sandboxes } = await ask(test.production)
    expect([state, String(readAt)]).toEqual(['read', '2026-05-02T09:50:00.000Z'])
    expect(sandboxes.map(({ name, licence }) => [name, licence])).toEqual([
      ['dev', 'DEVELOPER_PRO'],
      ['train', 'PARTIAL'],
      ['uat', 'FULL'],
    ])
    const [dev, train, uat] = sandboxes
    expect(dev).toMatchObject({ organizationId: '00DKz000000devB', isCopying: false, pairedAt: null })
    expect(train).toMatchObject({ organizationId: null, refreshedAt: null, isCopying: true, pairedAt: null })
    expect(uat).toMatchObject({
      organizationId: test.sandbox.organizationId.slice(0, 15),
      pairedAt: expect.any(String),
      refreshedAt: expect.any(String),
    })
  })

  it('are not paired any more after a refresh', async () => {
    const refreshed = await fetch(`${test.sandbox.controlUrl}/refresh`, { method: 'POST' })
    expect(refreshed.ok).toBe(true)
    await readSandboxes('2026-05-03T09:50:00Z')

    const uat = (await ask(test.production)).sandboxes.find(({ name }) => name === 'uat')
    expect(uat?.organizationId).not.toBe(test.sandbox.organizationId.slice(0, 15))
    expect(uat?.pairedAt).toBeNull()
  })

  it('are older when Salesforce does not answer, and are read again a day later', async () => {
    await control(test.production, 'POST faults', { kind: 'http-500' })
    await readSandboxes('2026-05-04T09:50:00Z')
    expect(await ask(test.production)).toMatchObject({
      state: 'failed',
      readAt: '2026-05-03T09:50:00.000Z',
      sandboxes: [{ name: 'dev' }, { name: 'train' }, { name: 'uat' }],
    })
    await control(test.production, 'DELETE faults')
    await readSandboxes('2026-05-05T09:50:00Z')
    expect(await ask(test.production)).toMatchObject({ state: 'read' })
  })

  it('are forgotten with the connection', async () => {
    await deleteConnection(test, await test.signIn())
    expect((await ask(test.production)).state).toBe('not-connected')
    expect((await test.database.execute('select tenant_id from org_sandboxes')).rows).toEqual([])
  })
})
