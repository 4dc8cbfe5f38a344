import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { slidingWindow } from '../../../companion/simulator/limits/sliding-window.ts'
import { call, control, simulatorForTest, type TestSimulator, wireCalls } from '../../kit/simulator/simulator.ts'

const time = (text: string) => Date.parse(text)

describe('the sliding window', () => {
  it('lets 14,500 calls at 05:00 and 499 at 23:00 on Wednesday leave one of 15,000 until Thursday at 05:00', () => {
    let now = time('2026-11-18T05:00:00Z')
    const window = slidingWindow({ now: () => now })
    window.add(14_500)
    now = time('2026-11-18T23:00:00Z')
    window.add(499)
    expect(15_000 - window.used()).toBe(1)
    now = time('2026-11-19T04:59:59Z')
    expect(15_000 - window.used()).toBe(1)
    now = time('2026-11-19T05:00:00Z')
    expect(window.used()).toBe(499)
    now = time('2026-11-19T23:00:00Z')
    expect(window.used()).toBe(0)
  })

  it('does not reset at midnight', () => {
    let now = time('2026-11-18T23:59:00Z')
    const window = slidingWindow({ now: () => now })
    window.add(10)
    now = time('2026-11-19T00:01:00Z')
    expect(window.used()).toBe(10)
  })
})

describe('an org', () => {
  let simulator: TestSimulator
  beforeAll(async () => {
    simulator = await simulatorForTest()
  })
  afterAll(() => simulator.closeAndDelete())

  const info = async () => (await call(simulator.production, 'sobjects/User')).headers.get('sforce-limit-info')

  it('counts a call in its window, and shows the count on the answer', async () => {
    await control(simulator.production, 'PUT allowance', { max: 115_000, used: 41 })
    expect(await info()).toBe('api-usage=42/115000')
  })

  it('returns its count from the limits call, that call included', async () => {
    await control(simulator.production, 'PUT allowance', { max: 100, used: 9 })
    const { body } = await call(simulator.production, 'limits')
    expect(body).toMatchObject({ DailyApiRequests: { Max: 100, Remaining: 90 } })
  })

  it.each([
    ['bare', 'api-usage=1/100000'],
    ['bursts', 'api-usage=1/100000; api-bursts=1/750'],
    ['per-app', 'api-usage=1/100000; per-app-api-usage=17/250(appName=sample)'],
    ['comma', 'api-usage=1/100000, per-app-api-usage=17/250(appName=sample)'],
    ['over', 'api-usage=110018/100000'],
    ['missing', null],
    ['garbage', 'api-usage=many/lots'],
    ['zero', 'api-usage=0/0'],
  ])('writes the limit header in the form %s', async (form, header) => {
    await control(simulator.production, 'PUT allowance', { max: 100_000, used: 0 })
    await control(simulator.production, 'PUT limit-header', { form })
    expect(await info()).toBe(header)
    await control(simulator.production, 'PUT limit-header', { form: 'bare' })
  })

  it('refuses at the limit, counts no refused call, and opens again call by call', async () => {
    await control(simulator.production, 'PUT allowance', { max: 10, used: 9 })
    expect((await call(simulator.production, 'sobjects')).status).toBe(200)
    const refused = await call(simulator.production, 'sobjects')
    expect([refused.status, refused.body]).toEqual([
      403,
      [{ message: 'TotalRequests Limit exceeded.', errorCode: 'REQUEST_LIMIT_EXCEEDED' }],
    ])
    expect(refused.headers.get('sforce-limit-info')).toBe('api-usage=10/10')
    await control(simulator.production, 'PUT clock', { advanceSeconds: 24 * 60 * 60 })
    expect((await call(simulator.production, 'sobjects')).status).toBe(200)
  })

  it('allows calls above a soft limit, up to its hard cap', async () => {
    await control(simulator.production, 'PUT allowance', { max: 10, hardCap: 12, used: 10 })
    const statuses = [
      (await call(simulator.production, 'sobjects')).status,
      (await call(simulator.production, 'sobjects')).status,
      (await call(simulator.production, 'sobjects')).status,
    ]
    expect(statuses).toEqual([200, 200, 403])
    await control(simulator.production, 'PUT allowance', { max: 115_000, used: 0 })
  })

  it('lists its versions at no cost, without a token and without the header', async () => {
    const before = await wireCalls(simulator.production)
    const response = await fetch(`${simulator.production.instanceUrl}/services/data`)
    expect(await response.json()).toContainEqual({ label: "Summer '26", url: '/services/data/v67.0', version: '67.0' })
    expect(response.headers.get('sforce-limit-info')).toBeNull()
    const after = await wireCalls(simulator.production)
    expect([after.api - before.api, after.free - before.free]).toEqual([0, 1])
  })

  it('refuses an unknown version', async () => {
    expect((await call(simulator.production, '/services/data/v99.0/limits')).status).toBe(404)
  })

  it.each([
    ['no token', {}],
    ['a token of nobody', { authorization: 'Bearer 00D000000000000!x' }],
  ])('answers 401 to %s', async (_, headers) => {
    const response = await fetch(`${simulator.production.instanceUrl}/services/data/v67.0/limits`, { headers })
    expect([response.status, await response.json()]).toEqual([
      401,
      [{ message: 'Session expired or invalid', errorCode: 'INVALID_SESSION_ID' }],
    ])
  })

  it('accepts an address and headers of up to 16,384 bytes together', async () => {
    const fits = await call(simulator.production, `sobjects?x=${'y'.repeat(15_000)}`)
    const longAddress = await call(simulator.production, `sobjects?x=${'y'.repeat(17_000)}`)
    const longHeaders = await call(simulator.production, 'sobjects', { headers: { 'x-long': 'y'.repeat(17_000) } })
    expect([fits.status, longAddress.status, longHeaders.status]).toEqual([200, 414, 431])
  })

  it('separates the wire calls of one client from those of others', async () => {
    const everybody = await wireCalls(simulator.production)
    expect((await wireCalls(simulator.production, simulator.production.clientId)).total).toBe(0)
    expect((await wireCalls(simulator.production, 'PlatformCLI')).api).toBeGreaterThan(5)
    expect(everybody.api + everybody.auth + everybody.free).toBe(everybody.total)
  })

  it('clears its record of wire calls on request', async () => {
    await control(simulator.production, 'DELETE wire-calls')
    await call(simulator.production, 'limits')
    expect((await wireCalls(simulator.production)).calls).toMatchObject([
      { bucket: 'api', path: '/services/data/v67.0/limits', status: 200 },
    ])
  })
})
