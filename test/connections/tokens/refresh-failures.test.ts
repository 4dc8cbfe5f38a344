import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { ConnectionRow } from '../../../companion/src/connections/connection/store.ts'
import { readEvents } from '../../../companion/src/connections/connection/event-store.ts'
import { after } from '../../../companion/src/platform/clock.ts'
import { refusal, refusalWith } from '../../kit/service/refusal.ts'
import { control } from '../../kit/simulator/simulator.ts'
import { outcomes, readName, startRefreshTest, type RefreshTest } from '../../kit/connections/refresh.ts'

const TOKEN = '/services/oauth2/token'

let test: RefreshTest
let row: ConnectionRow
beforeAll(async () => {
  test = await startRefreshTest()
})
afterAll(() => test.closeAll())
afterEach(() => test.settleAccounts())

const begin = async () => {
  row = await test.begin()
  return test.newProcess()
}

describe('an exchange without an answer', () => {
  const lose = async (kind: string) => {
    const process = await begin()
    await test.endSessions()
    const code = kind.startsWith('hang') ? 'SALESFORCE_TIMEOUT' : 'SALESFORCE_CONNECTION_LOST'
    const reading = test.whileUnanswered({ kind, path: TOKEN }, () => readName(row, process))
    await expect(reading).rejects.toThrow(refusalWith(code))
    return process
  }

  it.each(['hang', 'reset', 'hang-after', 'reset-after'])('(%s) is not repeated at once', async (kind) => {
    const process = await lose(kind)
    const { refreshUntil } = await test.row(row)
    await expect(readName(row, process)).rejects.toMatchObject({
      code: 'TOKEN_REFRESH_BUSY',
      params: { until: refreshUntil },
    })
    await expect(readName(row, test.newProcess())).rejects.toThrow(refusalWith('TOKEN_REFRESH_BUSY'))
    expect((await test.calls()).auth).toBe(1)
    expect(await outcomes(process)).toEqual({ uncertain: 1 })
  })

  it.each(['hang', 'reset'])('(%s) that never arrived succeeds after a pause', async (kind) => {
    const process = await lose(kind)
    test.clock.set((await test.row(row)).refreshUntil ?? '')
    expect(await readName(row, process)).toMatchObject({ Name: test.org.name })
    expect(await test.row(row)).toMatchObject({ tokenVersion: 2, refreshOwner: null, status: 'connected' })
  })

  it.each(['hang-after', 'reset-after'])('(%s) that Salesforce carried out needs a person', async (kind) => {
    const process = await lose(kind)
    test.clock.set((await test.row(row)).refreshUntil ?? '')
    await expect(readName(row, process)).rejects.toThrow(refusalWith('AUTHORIZATION_REQUIRED'))
    expect(await test.row(row)).toMatchObject({ status: 'authorization-required', refreshOwner: null })
    expect(await test.notices()).toMatchObject([
      { tenantId: row.tenantId, code: 'AUTHORIZATION_REQUIRED', params: { orgName: test.org.name } },
    ])
  })

  it('makes callers wait when the pause is nearly over', async () => {
    const process = await lose('hang')
    const { refreshUntil } = await test.row(row)
    test.clock.set(after(refreshUntil ?? new Date(0), { seconds: -1.5 }))
    expect(await readName(row, process)).toMatchObject({ Name: test.org.name })
  })
})

describe('an exchange that nothing was sent for', () => {
  it('leaves everything as it was', async () => {
    const process = await begin()
    await test.endSessions()
    const { gate } = process
    const { entries } = gate
    const reserve = gate.reserve.bind(gate)
    gate.reserve = (tenantId, consumer, bucket) =>
      bucket === 'auth'
        ? Promise.reject(refusal('CREDIT_LIMIT_REACHED', { limit: 1, until: new Date() }))
        : reserve(tenantId, consumer, bucket)
    await expect(readName(row, process)).rejects.toThrow(refusalWith('CREDIT_LIMIT_REACHED'))
    expect(await test.row(row)).toEqual(row)
    gate.reserve = reserve
    expect(await readName(row, process)).toMatchObject({ Name: test.org.name })
    expect(entries).toHaveLength(4)
    expect(await outcomes(process)).toEqual({ unsent: 1, refreshed: 1 })
  })
})

describe('an exchange that Salesforce refuses', () => {
  it('permanently needs a person, and raises one notice', async () => {
    const processes = [await begin(), test.newProcess()]
    await test.endSessions()
    await test.fault({ kind: 'app-not-installed' })
    const calls = processes.flatMap((process) => Array.from({ length: 10 }, () => readName(row, process)))
    const results = await Promise.allSettled(calls)
    expect(new Set(results.map((result) => (result.status === 'rejected' ? String(result.reason) : 'fine')))).toEqual(
      new Set(['Refusal: AUTHORIZATION_REQUIRED']),
    )
    expect((await test.calls()).auth).toBe(1)
    expect(await test.notices()).toHaveLength(1)
    expect(await test.row(row)).toMatchObject({ status: 'authorization-required', refreshToken: row.refreshToken })
    expect(await readEvents(row.tenantId, test)).toMatchObject([
      { event: 'authorization-lost', reason: 'SALESFORCE_APP_NOT_INSTALLED', personName: null },
    ])
  })

  it.each([
    ['SALESFORCE_IP_RESTRICTED', { kind: 'ip-restricted' }],
    ['SALESFORCE_UNAVAILABLE', { kind: 'http-503', path: TOKEN }],
    ['SALESFORCE_ORG_MOVED', { kind: 'http-420', path: TOKEN }],
    ['SALESFORCE_REDIRECTED', { kind: 'redirect', path: TOKEN, location: 'https://evil.example/' }],
  ] as const)('C7 temporarily (%s) is not repeated at once', async (code, fault) => {
    const process = await begin()
    await test.endSessions()
    await test.fault({ ...fault, times: 1 })
    await expect(readName(row, process)).rejects.toThrow(refusalWith(code))
    expect((await test.calls()).auth).toBe(1)
    await expect(readName(row, process)).rejects.toThrow(refusalWith('TOKEN_REFRESH_BUSY'))
    test.clock.set((await test.row(row)).refreshUntil ?? '')
    expect(await readName(row, process)).toMatchObject({ Name: test.org.name })
  })
})

describe('an answer for another host', () => {
  it.each([
    ['foreign-instance-url', { url: 'https://evil.example' }, 'SALESFORCE_HOST_REFUSED'],
    ['foreign-identity-url', { url: 'https://evil.example' }, 'SALESFORCE_HOST_REFUSED'],
  ] as const)('(%s) is not stored, and the tokens are revoked', async (kind, options, code) => {
    const process = await begin()
    await test.endSessions()
    await test.fault({ kind, times: 1, ...options })
    await expect(readName(row, process)).rejects.toThrow(refusalWith(code))
    expect(await test.row(row)).toEqual({ ...row, status: 'authorization-required' })
    expect((await test.calls()).auth).toBe(2)
    expect(await test.notices()).toHaveLength(1)
  })

  it('from another org is not stored', async () => {
    const process = await begin()
    await test.database.execute(`update connection set organization_id = '00D5e000000otheEAA'`)
    await control(test.org, 'PUT organization', { isSandbox: false })
    await test.endSessions()
    await expect(readName(row, process)).rejects.toThrow(refusalWith('ORGANIZATION_MISMATCH'))
    await control(test.org, 'PUT organization', { isSandbox: true })
    expect(await test.row(row)).toMatchObject({ status: 'authorization-required', refreshToken: row.refreshToken })
    expect(await test.notices()).toHaveLength(1)
  })

  it('from a refreshed sandbox is recognised, and not stored', async () => {
    const process = await begin()
    await test.database.execute(`update connection set organization_id = '00D5e000000otheEAA'`)
    await test.endSessions()
    await expect(readName(row, process)).rejects.toMatchObject({
      code: 'SANDBOX_REFRESHED',
      params: { expected: '00D5e000000otheEAA', found: test.org.organizationId },
    })
    expect(await test.row(row)).toMatchObject({
      status: 'sandbox-refreshed',
      organizationId: '00D5e000000otheEAA',
      foundOrganizationId: test.org.organizationId,
      refreshToken: row.refreshToken,
      refreshOwner: null,
    })
    expect(await test.notices()).toMatchObject([{ code: 'SANDBOX_REFRESHED', params: { orgName: test.org.name } }])
    await expect(readName(row, process)).rejects.toThrow(refusalWith('SANDBOX_REFRESHED'))
    expect(await test.calls()).toEqual({ api: 2, auth: 2 })
  })
})

describe('a database that is away for a moment', () => {
  it('does not cost the new tokens', async () => {
    const process = await begin()
    await test.endSessions()
    let updates = 0
    process.db = new Proxy(process.db, {
      get(target, name, receiver) {
        const value: unknown = Reflect.get(target, name, receiver)
        if (name === 'update') updates += 1
        // The first update takes the hold. The next ones store the new tokens.
        if (name === 'update' && [2, 3].includes(updates)) throw new Error('database gone')
        return typeof value === 'function' ? (value.bind(target) as unknown) : value
      },
    })
    expect(await readName(row, process)).toMatchObject({ Name: test.org.name })
    // The fourth stores the tokens, and the fifth resolves what was said about the sign-in.
    expect(updates).toBe(5)
    expect((await test.calls()).auth).toBe(1)
  })
})
