import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { testConnection } from '../../../companion/src/connections/health/test-connection.ts'
import { findHealth, releaseTest, takeTest } from '../../../companion/src/connections/health/store.ts'
import type { ConnectionRow } from '../../../companion/src/connections/connection/store.ts'
import { after } from '../../../companion/src/platform/clock.ts'
import { newId, type TenantId } from '../../../companion/src/platform/ids.ts'
import { startRefreshTest, type RefreshTest } from '../../kit/connections/refresh.ts'
import { describeOnBoth } from '../../kit/database/database.ts'
import { refusal, refusalWith } from '../../kit/service/refusal.ts'

let test: RefreshTest
let row: ConnectionRow
const own = () => ({ ...row, by: null })

const begin = async () => {
  row = await test.begin()
  return test.newProcess()
}

/** A wire that waits before it sends, so that a test can act in between. */
function waiting(process: ReturnType<RefreshTest['newProcess']>) {
  const [sent, go] = [Promise.withResolvers<undefined>(), Promise.withResolvers<undefined>()]
  const deps = {
    ...process,
    wire: async (...args: Parameters<typeof process.wire>) => {
      sent.resolve(undefined)
      await go.promise
      return process.wire(...args)
    },
  }
  return {
    deps,
    hasBegun: sent.promise,
    letGo: () => {
      go.resolve(undefined)
    },
  }
}

describeOnBoth('K3: a test of a connection', (kind) => {
  beforeAll(async () => {
    test = await startRefreshTest({ kind })
  })
  afterAll(() => test.closeAll())
  afterEach(() => test.settleAccounts())

  it('spends one credit, and answers that the connection works since now', async () => {
    const process = await begin()
    await testConnection(own(), process)
    test.clock.advance({ minutes: 2 })
    expect(await testConnection(own(), process)).toMatchObject({
      state: 'working',
      lastSuccessAt: test.clock.now(),
      failure: null,
    })
    expect(await test.calls()).toEqual({ api: 2, auth: 0 })
    expect(process.gate.entries.map(({ consumer }) => consumer)).toEqual(['status', 'status'])
  })

  it.each([
    ['api-disabled', 'SALESFORCE_API_DISABLED'],
    ['http-503', 'SALESFORCE_UNAVAILABLE'],
  ])('names the true cause of a failure for one credit: %s', async (fault, code) => {
    const process = await begin()
    await test.fault({ kind: fault, path: '/services/data/' })
    const health = await testConnection(own(), process)
    expect(health).toMatchObject({ state: 'failing', failure: { part: 'api', since: test.clock.now() } })
    expect(health?.failure?.cause.code).toBe(code)
    expect(await test.calls()).toEqual({ api: 1, auth: 0 })
  })

  it('finds out before the next try is due that a failure is over, and does not put that try off otherwise', async () => {
    const process = await begin()
    await test.fault({ kind: 'api-disabled' })
    const first = await testConnection(own(), process)
    test.clock.advance({ minutes: 2 })
    const second = await testConnection(own(), process)
    expect(second?.failure).toMatchObject({ since: first?.failure?.since, nextTryAt: first?.failure?.nextTryAt })
    await test.clearFaults()
    expect(await testConnection(own(), process)).toMatchObject({ state: 'working', failure: null })
  })

  it.each([
    ['CREDIT_LIMIT_REACHED', { limit: 100_000, until: new Date('2030-01-01T00:00:00Z') }],
    ['ORG_ALLOWANCE_SHORT', { state: 'spent', used: 5, limit: 5 }],
  ] as const)('sends nothing when background work has no credit left, and is refused with %s', async (code, params) => {
    const process = await begin()
    process.gate.reserve = () => Promise.reject(refusal(code, params))
    await expect(testConnection(own(), process)).rejects.toThrow(refusalWith(code))
    expect(await test.calls()).toEqual({ api: 0, auth: 0 })
    expect(await findHealth({ connectionId: row.connectionId, part: 'api' }, test)).toMatchObject({
      pausedBy: code,
      testingUntil: null,
    })
  })

  it('is refused while another process tests the same connection, and spends nothing then', async () => {
    const [one, other] = [waiting(await begin()), test.newProcess()]
    const first = testConnection(own(), one.deps)
    await one.hasBegun
    await expect(testConnection(own(), other)).rejects.toThrow(refusalWith('CONNECTION_TEST_RUNNING'))
    one.letGo()
    expect(await first).toMatchObject({ state: 'working' })
    expect(await test.calls()).toEqual({ api: 1, auth: 0 })
    await testConnection(own(), other)
  })

  it('does not exclude others for ever when its process ends', async () => {
    await begin()
    const { connectionId } = row
    const now = test.clock.now()
    const until = after(now, { seconds: 90 })
    const taken = await Promise.all(Array.from({ length: 8 }, () => takeTest(connectionId, { now, until }, test)))
    expect(taken.filter(Boolean)).toHaveLength(1)
    const next = after(until, { seconds: 90 })
    expect(await takeTest(connectionId, { now: until, until: next }, test)).toBe(true)
    await releaseTest(connectionId, until, test)
    expect(await takeTest(connectionId, { now: until, until: next }, test)).toBe(false)
    await releaseTest(connectionId, next, test)
    expect(await takeTest(connectionId, { now: until, until: next }, test)).toBe(true)
  })

  it('of another tenant is not found', async () => {
    const process = await begin()
    const { connectionId } = row
    const stranger = { connectionId, tenantId: newId<TenantId>() }
    await expect(testConnection({ ...stranger, by: null }, process)).rejects.toThrow(refusalWith('NOT_FOUND'))
  })
})
