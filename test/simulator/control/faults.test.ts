import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { connect, tokenRequest } from '../../kit/simulator/browser.ts'
import { call, control, simulatorForTest, type TestSimulator, wireCalls, like } from '../../kit/simulator/simulator.ts'

let simulator: TestSimulator
beforeAll(async () => {
  simulator = await simulatorForTest()
})
afterEach(() => control(simulator.sandbox, 'DELETE faults'))
afterAll(() => simulator.closeAndDelete())

const inject = (fault: Record<string, unknown>) => control(simulator.sandbox, 'POST faults', fault)
const limits = (signal?: AbortSignal) => call(simulator.sandbox, 'limits', { signal })

describe('an injected fault', () => {
  it.each([
    ['http-503', 503, 'Service Unavailable'],
    ['http-420', 420, 'No route'],
    ['http-500', 500, 'UNKNOWN_EXCEPTION'],
    ['unauthorized', 401, 'Session expired or invalid'],
    ['unauthorized-incurable', 401, 'not valid for use with the REST API'],
    ['limit-reached', 403, 'TotalRequests Limit exceeded.'],
    ['concurrent-limit', 403, 'ConcurrentPerOrgLongTxn Limit exceeded.'],
    ['api-disabled', 403, 'API_DISABLED_FOR_ORG'],
  ])('%s answers %d', async (kind, status, text) => {
    await inject({ kind, times: 1 })
    const answer = await limits()
    expect([answer.status, answer.text]).toEqual([status, like(text)])
    expect((await limits()).status).toBe(200)
  })

  it('hits as many requests as configured, only on its paths and verbs, and counts as a wire call', async () => {
    await inject({ kind: 'http-503', times: 2, path: '/services/data/v67.0/limits', method: 'GET' })
    const before = await wireCalls(simulator.sandbox)
    const elsewhere = await call(simulator.sandbox, 'sobjects')
    const statuses = [(await limits()).status, (await limits()).status, (await limits()).status]
    const after = await wireCalls(simulator.sandbox)
    expect([elsewhere.status, ...statuses]).toEqual([200, 503, 503, 200])
    expect(after.api - before.api).toBe(4)
  })

  it('hang never answers the caller', async () => {
    await inject({ kind: 'hang', times: 1 })
    const { api } = await wireCalls(simulator.sandbox)
    const patience = new AbortController()
    const answer = limits(patience.signal).catch(() => 'none')
    await expect.poll(async () => (await wireCalls(simulator.sandbox)).api).toBe(api + 1)
    patience.abort()
    expect(await answer).toBe('none')
  })

  it('reset cuts the connection, and the org counts the call with status 0', async () => {
    await inject({ kind: 'reset', times: 1 })
    await expect(limits()).rejects.toThrow('fetch failed')
    expect((await wireCalls(simulator.sandbox)).calls.at(-1)).toMatchObject({ status: 0 })
  })

  it.each(['hang-after', 'reset-after'])('%s carries out a request and never answers it', async (kind) => {
    const { body } = await connect(simulator.sandbox)
    const patience = new AbortController()
    const renew = (refresh_token: string, signal?: AbortSignal) =>
      tokenRequest(simulator.sandbox, { grant_type: 'refresh_token', refresh_token }, signal)
    await inject({ kind, times: 1, path: '/services/oauth2/token' })
    const { auth } = await wireCalls(simulator.sandbox)
    const answer = renew(body.refresh_token, patience.signal).catch(() => 'none')
    const isCarriedOut = async () => {
      const calls = await wireCalls(simulator.sandbox)
      return calls.auth === auth + 1 && calls.calls.at(-1)?.status === 200
    }
    await expect.poll(isCarriedOut).toBe(true)
    patience.abort()
    expect(await answer).toBe('none')
    expect((await renew(body.refresh_token)).body.error).toBe('invalid_grant')
    expect((await wireCalls(simulator.sandbox)).calls.slice(-2).map(({ status }) => status)).toEqual([200, 400])
  })

  it('redirect points to another host', async () => {
    await inject({ kind: 'redirect', times: 1, location: 'https://evil.example/' })
    const { status, headers } = await limits()
    expect([status, headers.get('location')]).toEqual([302, 'https://evil.example/'])
  })

  it.each([
    ['foreign-instance-url', 'instance_url'],
    ['foreign-identity-url', 'id'],
  ] as const)('%s puts a foreign address into the token answer', async (kind, member) => {
    await inject({ kind, times: 1, url: 'https://evil.example' })
    expect((await connect(simulator.sandbox)).body[member]).toMatch(/^https:\/\/evil\.example/)
  })

  it('of an unknown kind is refused', async () => {
    await expect(inject({ kind: 'earthquake' })).rejects.toThrow('400')
  })
})

describe('25 requests that run for 20 seconds', () => {
  it('make the org refuse the next with the code of the daily limit but another message', async () => {
    await inject({ kind: 'hang', times: 25 })
    const end = new AbortController()
    const hanging = Array.from({ length: 25 }, () => limits(end.signal).catch(() => undefined))
    while ((await wireCalls(simulator.sandbox)).calls.filter(({ status }) => status === 0).length < 25)
      await new Promise((done) => setTimeout(done, 10))
    expect((await limits()).status).toBe(200)
    await control(simulator.sandbox, 'PUT clock', { advanceSeconds: 21 })
    expect((await limits()).body).toEqual([
      { message: 'ConcurrentPerOrgLongTxn Limit exceeded.', errorCode: 'REQUEST_LIMIT_EXCEEDED' },
    ])
    end.abort()
    await Promise.all(hanging)
  })
})
