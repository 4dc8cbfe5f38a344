import { Value } from 'typebox/value'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { OrgSpendAnswer } from '../../../companion/src/credits/index.ts'
import { connect, startConnectTest, type ConnectTest } from '../../kit/connections/connect.ts'
import { control, wireCalls } from '../../kit/simulator/simulator.ts'

let test: ConnectTest
let key: string

beforeAll(async () => {
  test = await startConnectTest()
  await setTime('2026-05-01T08:00:00Z')
  await connect(await test.signIn(), test.production)
  const admin = await test.signIn()
  const { code } = (await admin.request({ method: 'POST', url: '/api/v1/pairing-codes' })).json<{ code: string }>()
  const payload = { code, organizationId: organizationId(), organizationName: 'Lindholm', environment: 'production' }
  key = (await test.inject({ method: 'POST', url: '/org-api/v1/pairings', payload })).json<{ key: string }>().key
})
afterAll(() => test.closeAll())

const organizationId = () => test.production.organizationId

async function setTime(now: string) {
  test.clock.set(now)
  await control(test.production, 'PUT clock', { now })
}

async function readLog(at: string) {
  await setTime(at)
  await test.jobs.send('read-event-log', {})
  await test.jobs.run()
}

async function ask(query = '') {
  const headers = { authorization: `Bearer ${key}`, 'tollbridge-organization-id': organizationId() }
  return test.inject({ url: `/org-api/v1/spend${query}`, headers })
}
const spend = async (query = '') => Value.Parse(OrgSpendAnswer, (await ask(query)).json())

describe('who spends the API requests of a paired org', () => {
  it('is not known before a log was read, and is not shown as nothing', async () => {
    expect(await spend()).toMatchObject({ state: 'never-read', readAt: null, apps: [], unusual: null })
    expect((await spend()).missing).toHaveLength(7)
  })

  it('is told by app, user and API version, with our own requests marked, after the log of the day', async () => {
    await setTime('2026-05-01T12:00:00Z')
    await control(test.production, 'POST spend', {
      requests: 400,
      clientName: 'HarbourLoader/12.1',
      appName: 'Harbour Loader',
      username: 'olivia.grant@lindholm.example',
    })
    await readLog('2026-05-02T04:20:00Z')
    const found = await spend()
    expect(found).toMatchObject({ state: 'read', readAt: expect.anything(), unusual: null, rest: 0 })
    expect(found.missing).toHaveLength(6)
    expect(found.apps[0]).toMatchObject({ app: 'Harbour Loader', week: 400, newest: 400, isOurs: false, users: 1 })
    expect(found.apps.find(({ isOurs }) => isOurs)).toMatchObject({ app: 'Tollbridge' })
    expect(found.users[0]).toMatchObject({ userName: 'olivia.grant@lindholm.example', week: 400 })
    expect(found.versions.map(({ apiVersion }) => apiVersion)).toContain('61.0')
  })

  it('keeps what was read when Salesforce refuses the log later, and says so', async () => {
    await control(test.production, 'PUT event-log', { forbidden: true })
    await readLog('2026-05-03T04:20:00Z')
    await control(test.production, 'PUT event-log', { forbidden: false })
    expect(await spend()).toMatchObject({ state: 'refused', apps: [{ app: 'Harbour Loader' }, {}] })
  })

  it('K2: is read without a refused query, with and without hourly log files (CASE-A13)', async () => {
    for (const [hourly, at] of [
      [false, '2026-05-04T04:20:00Z'],
      [true, '2026-05-05T04:20:00Z'],
    ]) {
      await control(test.production, 'PUT event-log', { hourly })
      await readLog(String(at))
    }
    const { calls } = await wireCalls(test.production)
    expect(
      calls.filter(({ at, path, status }) => at >= '2026-05-04' && path.endsWith('/query') && status === 400),
    ).toEqual([])
    await control(test.production, 'PUT event-log', { hourly: false })
    expect(await spend()).toMatchObject({ state: 'read', days: [{}, {}, {}, {}] })
  })

  it('is partly known where the org gives no log files: our own requests alone', async () => {
    await test.database.execute('update logged_day set rest_of_spenders = null')
    expect(await spend()).toMatchObject({ state: 'partial', apps: [] })
  })

  it('is refused without a key, for a time zone that there is not, and to a person', async () => {
    expect((await test.inject({ url: '/org-api/v1/spend' })).statusCode).toBe(401)
    expect((await ask('?timeZone=Mars/Phobos')).json()).toMatchObject({ code: 'TIME_ZONE_UNKNOWN' })
    expect((await (await test.signIn()).request({ url: '/org-api/v1/spend' })).statusCode).toBe(401)
  })

  it('costs the credits that Salesforce counts', async () => {
    const { ledger, wire } = await test.counted()
    expect(ledger).toEqual(wire)
  })
})
