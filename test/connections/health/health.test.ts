import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { readEvents } from '../../../companion/src/connections/connection/event-store.ts'
import type { ConnectionRow } from '../../../companion/src/connections/connection/store.ts'
import { findHealth } from '../../../companion/src/connections/health/store.ts'
import { otherAddressOf, readName, startRefreshTest, type RefreshTest } from '../../kit/connections/refresh.ts'
import { describeOnBoth } from '../../kit/database/database.ts'
import { refusal, refusalWith } from '../../kit/service/refusal.ts'

const API = '/services/data/'

let test: RefreshTest
let row: ConnectionRow

const begin = async () => {
  row = await test.begin()
  return test.newProcess()
}
const health = () => findHealth({ connectionId: row.connectionId, part: 'api' }, test)

describeOnBoth('K3 the health of a connection', (kind) => {
  beforeAll(async () => {
    test = await startRefreshTest({ kind })
  })
  afterAll(() => test.closeAll())
  afterEach(() => test.settleAccounts())

  it('knows the last success', async () => {
    const process = await begin()
    await readName(row, process)
    expect(await health()).toMatchObject({ lastSuccessAt: test.clock.now(), failures: 0, failingSince: null })
  })

  it('CASE-A9 follows an org to its new address, by one refresh', async () => {
    const process = await begin()
    const address = otherAddressOf(test.org)
    await test.fault({ kind: 'redirect', path: API, location: address, times: 1 })
    await test.fault({ kind: 'token-form', form: { instance_url: address }, times: 1 })
    expect(await readName(row, process)).toMatchObject({ Name: test.org.name })
    expect(await test.row(row)).toMatchObject({ instanceUrl: address, status: 'connected' })
    expect(await test.calls()).toEqual({ api: 2, auth: 1 })
  })

  it('counts tries, not calls, and tells people once after half an hour', async () => {
    const process = await begin()
    await test.fault({ kind: 'api-disabled' })
    const fail = () => expect(readName(row, process)).rejects.toThrow(refusalWith('SALESFORCE_API_DISABLED'))
    const began = test.clock.now()
    for (const minutes of [0, 1, 16]) {
      test.clock.set(new Date(began.getTime() + minutes * 60_000))
      await fail()
    }
    expect(await health()).toMatchObject({ failures: 2, failingSince: began, problemCode: 'SALESFORCE_API_DISABLED' })
    expect(await test.notices()).toEqual([])
    for (const minutes of [46, 47]) {
      test.clock.set(new Date(began.getTime() + minutes * 60_000))
      await fail()
    }
    expect(await test.notices()).toMatchObject([{ code: 'CONNECTION_FAILING' }])
    await test.clearFaults()
    await readName(row, process)
    await readName(row, process)
    expect((await test.notices()).map(({ code }) => code)).toEqual(['CONNECTION_FAILING', 'CONNECTION_WORKS'])
    expect(await health()).toMatchObject({ failures: 0, toldAt: null, problemCode: 'SALESFORCE_API_DISABLED' })
    const events = await readEvents(row.tenantId, test)
    expect(events.map(({ event }) => event)).toEqual(['works-again', 'failing'])
  })

  it('tells people with a later failure when the first notice could not be written', async () => {
    const process = await begin()
    await test.fault({ kind: 'api-disabled' })
    const fail = (from: typeof process) =>
      expect(readName(row, from)).rejects.toThrow(refusalWith('SALESFORCE_API_DISABLED'))
    await fail(process)
    test.clock.advance({ minutes: 46 })
    const send = () => Promise.reject(new Error('the process is killed here'))
    await fail({ ...process, jobs: { ...process.jobs, send } })
    expect(await test.notices()).toEqual([])
    expect(await readEvents(row.tenantId, test)).toEqual([])
    await fail(process)
    expect(await test.notices()).toMatchObject([{ code: 'CONNECTION_FAILING' }])
    expect(await readEvents(row.tenantId, test)).toMatchObject([{ event: 'failing' }])
    await test.clearFaults()
  })

  it('is paused while a limit is reached', async () => {
    const process = await begin()
    const until = new Date('2030-01-01T00:00:00.000Z')
    const reserve = process.gate.reserve.bind(process.gate)
    process.gate.reserve = () => Promise.reject(refusal('CREDIT_LIMIT_REACHED', { limit: 1, until }))
    await expect(readName(row, process)).rejects.toThrow(refusalWith('CREDIT_LIMIT_REACHED'))
    expect(await health()).toMatchObject({ pausedBy: 'CREDIT_LIMIT_REACHED', pausedUntil: until, failures: 0 })
    process.gate.reserve = reserve
    await readName(row, process)
    expect(await health()).toMatchObject({ pausedBy: null, pausedUntil: null })
  })
})
