import { Registry } from 'prom-client'
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listConnected } from '../../../companion/src/connections/connection/store.ts'
import { openServices } from '../../kit/service/services.ts'
import { authorizedConnection, withSession } from '../../../companion/src/connections/tokens/session.ts'
import type { Consumer } from '../../../companion/src/credits/spending.ts'
import type { TenantId } from '../../../companion/src/platform/ids.ts'
import { queryTogether } from '../../../companion/src/salesforce/api/composite.ts'
import { readLimits } from '../../../companion/src/salesforce/api/limits.ts'
import { call, control, logLines, records, wireCalls } from '../../kit/simulator/simulator.ts'
import { storeConnection } from '../../kit/connections/refresh.ts'
import { connect, startConnectTest, type ConnectTest } from '../../kit/connections/connect.ts'

const Answer = Type.Object({
  readAt: Type.Union([Type.String(), Type.Null()]),
  organizationId: Type.Union([Type.String(), Type.Null()]),
  tolerancePercent: Type.Number(),
  days: Type.Array(
    Type.Object({
      day: Type.String(),
      salesforce: Type.Integer(),
      ours: Type.Integer(),
      uncounted: Type.Integer(),
      drift: Type.Integer(),
      isDrifting: Type.Boolean(),
      hours: Type.Array(Type.Object({ hour: Type.String(), salesforce: Type.Integer(), ours: Type.Integer() })),
    }),
  ),
  others: Type.Array(Type.Object({ clientName: Type.String(), appName: Type.String(), credits: Type.Integer() })),
  problem: Type.Optional(Type.Object({ code: Type.String(), title: Type.String(), remedy: Type.String() })),
})
const CreditLine = Type.Object({
  credit: Type.Object({
    id: Type.String(),
    consumer: Type.String(),
    bucket: Type.String(),
    purpose: Type.String(),
    outcome: Type.String(),
    salesforceId: Type.String(),
  }),
})

let test: ConnectTest
let crm: ReturnType<typeof openServices>
let tenantId: TenantId
let atFirst: unknown
const written: object[] = []

beforeAll(async () => {
  test = await startConnectTest()
  await setTime('2026-04-09T23:50:00Z')
  atFirst = await reconciliation()
  await connect(await test.signIn(), test.production)
  const { config, vault } = test
  const write = (details: object) => void written.push(details)
  const log = { debug: write, info: write, warn: write, error: write }
  crm = openServices(config, { ...test.platform, vault, log, metrics: new Registry() })
  tenantId = (await listConnected(crm))[0]?.tenantId ?? tenantId
})
afterAll(() => test.closeAll())

async function setTime(now: string) {
  test.clock.set(now)
  await control(test.production, 'PUT clock', { now })
}
const configure = (settings: object) => control(test.production, 'PUT event-log', settings)
const spendElsewhere = (requests: number, more: object) =>
  control(test.production, 'POST spend', { requests, appName: '', ...more })

/** Sends requests to the org under a consumer, as another process of the service. */
async function send(consumer: Consumer, times: number) {
  for (let time = 0; time < times; time++) {
    const connection = await authorizedConnection(tenantId, crm)
    await withSession({ connection, consumer, purpose: 'limits' }, readLimits, crm)
  }
}

async function readLog(at: string) {
  await crm.gate.flush(tenantId)
  await setTime(at)
  await test.jobs.send('read-event-log', {})
  await test.jobs.run()
}

async function reconciliation() {
  // The session ends during the days that pass here.
  const admin = await test.signIn()
  const answer = await admin.request({ method: 'GET', url: '/api/v1/credits/reconciliation' })
  return Value.Parse(Answer, answer.json())
}
const dayOf = async (day: string) => (await reconciliation()).days.find((one) => one.day === day)

async function noticesOf(code: string) {
  const { rows } = await test.database.execute('select params from notice where code = $1', [code])
  return rows.map(({ params }) => params)
}
/** The ids of our requests in the log file of a day. */
async function requestIdsLogged(day: string) {
  const files = `SELECT Id FROM EventLogFile WHERE LogDate = ${day}T00:00:00Z`
  const [file] = await records(test.production, files)
  const { text } = await call(test.production, `sobjects/EventLogFile/${String(file?.Id)}/LogFile`)
  const ours = logLines(text).filter((line) => line.CLIENT_NAME === 'Tollbridge')
  return ours.map((line) => String(line.REQUEST_ID)).toSorted()
}
const apiCalls = async () => (await wireCalls(test.production, test.production.clientId)).api

describe('the log of Salesforce and the ledger', () => {
  it('Q9 agree on a day: every credit has a consumer, a purpose and the request id that Salesforce logged', async () => {
    const [day, next] = ['2026-04-10', '2026-04-11']
    await setTime(`${day}T00:00:00Z`)
    await control(test.production, 'PUT allowance', { max: 115_000, used: 0 })
    const before = written.length
    const consumers: Consumer[] = ['person', 'export', 'import', 'parity', 'status', 'flow-step']
    for (let hour = 0; hour < 24; hour++) {
      await setTime(`${day}T${String(hour).padStart(2, '0')}:10:00Z`)
      await send(consumers[hour % consumers.length] ?? 'status', 1 + (hour % 4))
      await withSession(
        { connection: await authorizedConnection(tenantId, crm), consumer: 'export', purpose: 'query' },
        (session) => queryTogether({ a: 'SELECT Id FROM User LIMIT 1', b: 'SELECT Id FROM Lead LIMIT 1' }, session),
        crm,
      )
    }
    await spendElsewhere(400, { clientName: 'HarbourLoader/12.1', appName: 'Harbour Loader', overSeconds: 30_000 })
    await spendElsewhere(70, { clientName: '', username: 'olivia.grant@lindholm.example' })
    const cli = await call(test.production, 'limits', { headers: { 'sforce-call-options': 'client=sfdx toolbelt:' } })

    const ours = 24 + 60
    const [, used] = /api-usage=(\d+)/.exec(cli.headers.get('sforce-limit-info') ?? '') ?? []
    expect(Number(used)).toBe(ours + 400 + 70 + 1)

    const credits = written
      .slice(before)
      .filter((one) => Value.Check(CreditLine, one))
      .map(({ credit }) => credit)
    expect(credits).toHaveLength(ours)
    expect(new Set(credits.map(({ id }) => id)).size).toBe(ours)
    expect(new Set(credits.map(({ consumer }) => consumer))).toEqual(new Set(consumers))
    expect(new Set(credits.map(({ purpose }) => purpose))).toEqual(new Set(['limits', 'query']))

    await readLog(`${next}T04:20:00Z`)
    const answer = await reconciliation()
    expect(answer.readAt).toBe(`${next}T04:20:00.000Z`)
    expect(answer.days[0]).toMatchObject({ day, salesforce: ours, ours, uncounted: 0, drift: 0, isDrifting: false })
    expect(answer.days[0]?.hours).toHaveLength(24)
    for (const { salesforce, ours: own } of answer.days[0]?.hours ?? []) expect(salesforce).toBe(own)
    expect(answer.others).toEqual([{ clientName: 'HarbourLoader/12.1', appName: 'Harbour Loader', credits: 400 }])
    expect(await requestIdsLogged(day)).toEqual(credits.map(({ salesforceId }) => salesforceId).toSorted())
    expect(await noticesOf('LEDGER_DRIFT')).toEqual([])
  })

  it('Q9 raise one notice when they drift apart, however often the job reads the day', async () => {
    const [day, next] = ['2026-04-11', '2026-04-12']
    await setTime(`${day}T10:00:00Z`)
    await send('export', 20)
    await crm.gate.flush(tenantId)
    await test.database.execute(
      `update credit_count set credits = credits + 10 where consumer = 'export' and at >= $1 and outcome = 'spent'`,
      [`${day}T00:00:00Z`],
    )
    await readLog(`${next}T04:20:00Z`)
    expect(await noticesOf('LEDGER_DRIFT')).toMatchObject([{ day }])
    const drifting = await dayOf(day)
    expect(drifting).toMatchObject({ isDrifting: true, drift: 10 + (drifting?.uncounted ?? 0) })

    await test.database.execute('delete from logged_day where day = $1', [`${day}T00:00:00Z`])
    await readLog(`${next}T10:20:00Z`)
    expect(await dayOf(day)).toMatchObject({ isDrifting: true })
    expect(await noticesOf('LEDGER_DRIFT')).toHaveLength(1)
  })

  it.each([
    ['older', '2026-04-12', '2026-04-13'],
    ['shuffled', '2026-04-13', '2026-04-14'],
  ])('are compared whatever the columns are: %s', async (columns, day, next) => {
    await configure({ columns })
    await setTime(`${day}T13:00:00Z`)
    await send('import', 7)
    await readLog(`${next}T04:20:00Z`)
    await configure({ columns: 'full' })
    expect((await dayOf(day))?.hours).toContainEqual({ hour: `${day}T13:00:00.000Z`, salesforce: 7, ours: 8 })
    expect(await dayOf(day)).toMatchObject({ isDrifting: false })
  })

  it('are compared again when a file with late and repeated lines arrives', async () => {
    const [day, next, after] = ['2026-04-14', '2026-04-15', '2026-04-16']
    await setTime(`${day}T12:00:00Z`)
    await send('export', 12)
    await configure({ lateRows: 2 })
    await readLog(`${next}T04:20:00Z`)
    const first = await dayOf(day)
    await readLog(`${after}T04:20:00Z`)
    await configure({ lateRows: 0 })
    const second = await dayOf(day)
    expect((second?.salesforce ?? 0) - (first?.salesforce ?? 0)).toBe(2)
    expect(second?.salesforce).toBe((second?.ours ?? 0) - (second?.uncounted ?? 0))
    const { rows } = await test.database.execute('select files from logged_day where day = $1', [`${day}T00:00:00Z`])
    expect(rows).toMatchObject([{ files: [expect.any(String), expect.any(String)] }])
  })

  it('are compared by rows where the org gives no files', async () => {
    const [day, next] = ['2026-04-16', '2026-04-17']
    await configure({ unavailable: true })
    await setTime(`${day}T12:00:00Z`)
    await send('export', 12)
    await spendElsewhere(9, { clientName: 'HarbourLoader/12.1' })
    await readLog(`${next}T04:20:00Z`)
    await configure({ unavailable: false })
    expect(await dayOf(day)).toMatchObject({ isDrifting: false })
    expect((await dayOf(day))?.hours).toContainEqual({ hour: `${day}T12:00:00.000Z`, salesforce: 12, ours: 13 })
    expect((await reconciliation()).others).toContainEqual({
      clientName: 'HarbourLoader/12.1',
      appName: '',
      credits: 9,
    })
  })

  it('raise one notice when Salesforce refuses its log, and the job retries once a day', async () => {
    await configure({ forbidden: true })
    await readLog('2026-04-18T04:20:00Z')
    const asked = await apiCalls()
    await readLog('2026-04-18T10:20:00Z')
    expect(await apiCalls()).toBe(asked)
    await readLog('2026-04-19T04:20:00Z')
    expect(await apiCalls()).toBeGreaterThan(asked)
    expect(await noticesOf('EVENT_LOG_REFUSED')).toEqual([{ salesforceCode: 'INVALID_TYPE' }])
    expect((await reconciliation()).problem).toMatchObject({
      code: 'EVENT_LOG_REFUSED',
      title: 'Salesforce does not show its event log',
    })

    await configure({ forbidden: false })
    await readLog('2026-04-20T04:20:00Z')
    const { problem, days } = await reconciliation()
    expect(problem).toBeUndefined()
    expect(days.slice(0, 3).map(({ day }) => day)).toEqual(['2026-04-19', '2026-04-18', '2026-04-17'])
  })

  it('are read from every readable org, for two credits a day', async () => {
    const other = await storeConnection(test.production, { db: crm.db, vault: test.vault, now: test.clock.now() })
    await crm.db.execute(
      `update connection set instance_url = 'http://127.0.0.1:1' where tenant_id = '${other.tenantId}'`,
    )
    await setTime('2026-04-21T04:19:00Z')
    await send('status', 1)
    const before = await apiCalls()
    await readLog('2026-04-21T04:20:00Z')
    expect(await dayOf('2026-04-20')).toMatchObject({ isDrifting: false })
    expect(test.lines.filter((line) => line.includes('the event log of an org could not be read'))).toHaveLength(1)
    await readLog('2026-04-21T10:20:00Z')
    expect((await apiCalls()) - before).toBe(2)
    await crm.db.execute(`delete from connection where tenant_id = '${other.tenantId}'`)
  })

  it('are not compared before any log was read', () => {
    expect(atFirst).toMatchObject({ readAt: null, organizationId: null, tolerancePercent: 0.1, days: [], others: [] })
  })

  it('and the wire agree at the end', async () => {
    await crm.gate.stop()
    const { ledger } = await test.counted()
    const { api, auth } = await wireCalls(test.production, test.production.clientId)
    // The tests above added ten credits and made one connection outside the service.
    expect({ api, auth }).toEqual({ api: ledger.api - 10, auth: ledger.auth + 1 })
  })
})
