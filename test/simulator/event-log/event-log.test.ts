import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { connect } from '../../kit/simulator/browser.ts'
import {
  call,
  control,
  like,
  logLines,
  query,
  records,
  simulatorForTest,
  type TestSimulator,
  wireCalls,
} from '../../kit/simulator/simulator.ts'

const DAY = '2027-03-10'
const filesWith = (more: string) =>
  `SELECT Id, LogDate, LogFileLength, LogFileFieldNames, LogFileFieldTypes, CreatedDate, ApiVersion${more} FROM EventLogFile WHERE EventType = 'ApiTotalUsage' AND LogDate >= ${DAY}T00:00:00Z ORDER BY CreatedDate`
const CLIENT = { 'sforce-call-options': 'client=Tollbridge' }
const RESET = { columns: 'full', lateRows: 0, hourly: false, forbidden: false, unavailable: false }

let simulator: TestSimulator
let token: string
beforeAll(async () => {
  simulator = await simulatorForTest()
  await setClock(`${DAY}T09:30:00Z`)
  token = (await connect(simulator.production)).body.access_token
  for (const path of ['limits', 'sobjects/Lead/describe', 'query?q=SELECT+Id+FROM+Lead+LIMIT+1'])
    await call(simulator.production, path, { token, headers: CLIENT })
  await call(simulator.production, 'composite', { token, headers: CLIENT, method: 'POST', body: composite(3) })
  await call(simulator.production, 'sobjects', { headers: { 'sforce-call-options': 'client=sfdx toolbelt:test' } })
  await spend({ clientName: 'HarbourLoader/12.1', appName: 'Harbour, "Loader"', requests: 40 })
  await spend({ clientName: '', username: 'olivia.grant@lindholm.example', requests: 7 })
})
beforeEach(async () => {
  await setClock('2027-03-11T12:00:00Z')
  await control(simulator.production, 'PUT event-log', RESET)
})
afterAll(() => simulator.closeAndDelete())

const setClock = (now: string) => control(simulator.production, 'PUT clock', { now })
const spend = (spending: object) => control(simulator.production, 'POST spend', spending)
const composite = (count: number) => ({
  compositeRequest: Array.from({ length: count }, (_, index) => ({
    method: 'GET',
    url: '/services/data/v67.0/query?q=SELECT+Id+FROM+User+LIMIT+1',
    referenceId: `one${index}`,
  })),
})

const files = () => records(simulator.production, filesWith(''))
const download = (id: unknown) => call(simulator.production, `sobjects/EventLogFile/${String(id)}/LogFile`)
async function lines(id?: unknown) {
  return logLines((await download(id ?? (await files())[0]?.Id)).text)
}
const count = (rows: Record<string, string | undefined>[], by: Record<string, string>) =>
  rows.filter((row) => Object.entries(by).every(([name, value]) => row[name] === value)).length

describe('the log file of a day', () => {
  it('appears in the early morning of the next day, and not before', async () => {
    await setClock('2027-03-11T02:59:00Z')
    expect(await files()).toEqual([])
    await setClock('2027-03-11T03:00:00Z')
    expect(await files()).toMatchObject([
      {
        LogDate: '2027-03-10T00:00:00.000+0000',
        CreatedDate: '2027-03-11T03:00:00.000+0000',
        ApiVersion: 67,
      },
    ])
  })

  it('is a CSV with every value in quotes, and the length and columns that its row states', async () => {
    const [file] = await files()
    const { text, headers } = await download(file?.Id)
    expect(headers.get('content-type')).toContain('text/csv')
    expect(text.length).toBe(file?.LogFileLength)
    const [header] = text.split('\n')
    expect(header).toMatch(/^("[A-Z_]+",){21}"[A-Z_]+"$/)
    expect(header?.replaceAll('"', '')).toBe(file?.LogFileFieldNames)
    expect(String(file?.LogFileFieldTypes).split(',')).toHaveLength(22)
  })

  it('lists our calls with client, user, request id and cost: a composite once, a sign-in at no cost', async () => {
    const rows = await lines()
    const ours = rows.filter((row) => row.CLIENT_NAME === 'Tollbridge')
    expect(ours.map((row) => row.API_RESOURCE)).toEqual([
      '/v67.0/limits',
      '/v67.0/sobjects/Lead/describe',
      '/v67.0/query',
      '/v67.0/composite',
    ])
    expect(ours[1]).toMatchObject({
      EVENT_TYPE: 'ApiTotalUsage',
      TIMESTAMP: like(/^20270310093\d{3}\.\d{3}$/),
      TIMESTAMP_DERIVED: like(/^2027-03-10T09:3\d:\d\d\.\d{3}Z$/),
      REQUEST_ID: like(/^[A-Za-z0-9]{22}$/),
      ORGANIZATION_ID: simulator.production.organizationId.slice(0, 15),
      USER_ID: like(/^005\w{12}$/),
      USER_NAME: simulator.production.username,
      API_FAMILY: 'REST',
      API_VERSION: '67.0',
      HTTP_METHOD: 'GET',
      STATUS_CODE: '200',
      ENTITY_NAME: 'Lead',
      CONNECTED_APP_NAME: 'Tollbridge',
      COUNTS_AGAINST_API_LIMIT: '1',
      API_CLIENT_CATEGORY: 'EXTERNAL_APPLICATION',
    })
    const signIns = rows.filter((row) => row.API_RESOURCE === '/services/oauth2/token')
    expect(signIns).toMatchObject([{ COUNTS_AGAINST_API_LIMIT: '0', USER_NAME: simulator.production.username }])
  })

  it('lists the command line and others under their own names and users', async () => {
    const rows = await lines()
    expect(count(rows, { CLIENT_NAME: 'sfdx toolbelt:test', CONNECTED_APP_NAME: 'Salesforce CLI' })).toBe(1)
    const loader = { CLIENT_NAME: 'HarbourLoader/12.1', USER_NAME: simulator.production.username }
    expect(count(rows, { ...loader, CONNECTED_APP_NAME: 'Harbour, "Loader"' })).toBe(40)
    expect(count(rows, { CLIENT_NAME: '', USER_NAME: 'olivia.grant@lindholm.example' })).toBe(7)
    expect(new Set(rows.map((row) => row.REQUEST_ID)).size).toBe(rows.length)
  })

  it('has the same count as the window of the org', async () => {
    const rows = await lines()
    const counted = count(rows, { COUNTS_AGAINST_API_LIMIT: '1' })
    const { calls } = await wireCalls(simulator.production)
    const ofTheDay = calls.filter(({ at, counted: counts }) => at.startsWith(DAY) && counts)
    expect(counted).toBe(ofTheDay.length + 47)
  })

  it.each([
    ['older', 16],
    ['shuffled', 22],
  ])('is written with the column set %s', async (columns, width) => {
    const full = await lines()
    await control(simulator.production, 'PUT event-log', { columns })
    const rows = await lines()
    expect(Object.keys(rows[0] ?? {})).toHaveLength(width)
    expect(Object.keys(rows[0] ?? {})).not.toEqual(Object.keys(full[0] ?? {}).slice(0, width))
    expect(rows.map((row) => row.REQUEST_ID)).toEqual(full.map((row) => row.REQUEST_ID))
    expect(rows[0]?.CLIENT_NAME).toBe(full[0]?.CLIENT_NAME)
  })

  it('has late rows in a second file that repeats some of the first', async () => {
    const all = (await lines()).map((row) => row.REQUEST_ID)
    await control(simulator.production, 'PUT event-log', { lateRows: 5 })
    await setClock('2027-03-11T08:59:00Z')
    expect(await files()).toHaveLength(1)
    await setClock('2027-03-11T09:00:00Z')
    const both = await files()
    expect(both.map(({ CreatedDate }) => String(CreatedDate).slice(11, 13))).toEqual(['03', '09'])
    const [inTime, late] = [await lines(both[0]?.Id), await lines(both[1]?.Id)]
    expect([inTime.length, late.length]).toEqual([all.length - 5, 10])
    expect(new Set([...inTime, ...late].map((row) => row.REQUEST_ID))).toEqual(new Set(all))
  })

  it('lacks the columns of hourly files when the org writes none (K2)', async () => {
    const soql = encodeURIComponent('SELECT Interval FROM EventLogFile')
    const { status, text } = await call(simulator.production, `query?q=${soql}`)
    expect([status, text]).toEqual([400, expect.stringContaining('INVALID_FIELD')])
  })

  it('comes with hourly files when the org writes them', async () => {
    await control(simulator.production, 'PUT event-log', { hourly: true })
    const all = await records(simulator.production, filesWith(', Interval, Sequence'))
    const hourly = all.filter(({ Interval }) => Interval === 'Hourly')
    expect(hourly[0]).toMatchObject({ LogDate: '2027-03-10T09:00:00.000+0000', Sequence: 1 })
    expect(await lines(hourly[0]?.Id)).toHaveLength((await lines()).length)
  })

  it('is deleted after 30 days', async () => {
    await setClock('2027-04-10T03:00:00Z')
    expect((await files()).map(({ LogDate }) => LogDate)).not.toContain('2027-03-10T00:00:00.000+0000')
  })
})

describe('the event log of an org', () => {
  const asUser = (path: string) => call(simulator.production, path, { token })
  const soql = (text: string) => `query?q=${encodeURIComponent(text)}`

  it('is hidden from users without the right to see it, and not from administrators', async () => {
    const [file] = await files()
    token = (await connect(simulator.production)).body.access_token
    await control(simulator.production, 'PUT event-log', { forbidden: true })
    expect((await asUser(soql(filesWith('')))).body).toMatchObject([{ errorCode: 'INVALID_TYPE' }])
    expect((await asUser(soql('SELECT Id FROM ApiTotalUsageEventLog'))).body).toMatchObject([
      { errorCode: 'INVALID_TYPE' },
    ])
    const refused = await asUser(`sobjects/EventLogFile/${String(file?.Id)}/LogFile`)
    expect([refused.status, refused.body]).toMatchObject([403, [{ errorCode: 'INSUFFICIENT_ACCESS' }]])
    expect(await files()).toHaveLength(1)
  })

  it('can be queried by row when the org writes no files', async () => {
    await control(simulator.production, 'PUT event-log', { unavailable: true })
    expect((await query(simulator.production, filesWith(''))).body).toMatchObject([{ errorCode: 'INVALID_TYPE' }])
    const rows = await records(
      simulator.production,
      `SELECT Timestamp, RequestIdentifier, UserIdentifier, ClientName, ConnectedAppIdentifier, IsApiLimitCounted, HttpMethod, ApiFamily, ApiResource FROM ApiTotalUsageEventLog WHERE ClientName = 'Tollbridge' AND Timestamp >= ${DAY}T00:00:00Z AND Timestamp < 2027-03-11T00:00:00Z ORDER BY Timestamp`,
    )
    expect(rows).toHaveLength(4)
    expect(rows[0]).toMatchObject({ IsApiLimitCounted: true, ApiFamily: 'REST', ApiResource: '/v67.0/limits' })
  })

  it('includes usage before the org’s first start, some of it by the integration user', async () => {
    const first = await simulatorForTest()
    await control(first.production, 'PUT clock', { advanceSeconds: 2 * 86_400 })
    const grouped = await records(
      first.production,
      'SELECT ClientName, COUNT(Id) total FROM ApiTotalUsageEventLog WHERE Timestamp < TODAY GROUP BY ClientName',
    )
    expect(Object.fromEntries(grouped.map(({ ClientName, total }) => [ClientName, total]))).toEqual({
      'KestrelInsights/4.2': 25_056,
      'HarbourLoader/12.1': 10_440,
      null: 6264,
    })
    await first.closeAndDelete()
  })

  it('ignores an unknown setting', async () => {
    expect(await control(simulator.production, 'PUT event-log', { rows: 5 })).toEqual(RESET)
  })
})

describe('a request id', () => {
  it('is on every answer, including refusals and sign-ins, and in the log', async () => {
    const answers = [await call(simulator.production, 'limits'), await call(simulator.production, 'nothing')]
    const ids = answers.map(({ headers }) => headers.get('x-sfdc-request-id'))
    expect(ids).toEqual([like(/^[A-Za-z0-9]{22}$/), like(/^[A-Za-z0-9]{22}$/)])
    const { calls } = await wireCalls(simulator.production)
    expect(calls.slice(-2).map(({ requestId }) => requestId)).toEqual(ids)
  })

  it('is missing when the request never reached the platform, as is its line in the log', async () => {
    await control(simulator.production, 'POST faults', { kind: 'http-503', times: 1 })
    const { status, headers } = await call(simulator.production, 'limits')
    expect([status, headers.get('x-sfdc-request-id')]).toEqual([503, null])
    expect((await wireCalls(simulator.production)).calls.at(-1)).toMatchObject({ requestId: null })
  })
})
