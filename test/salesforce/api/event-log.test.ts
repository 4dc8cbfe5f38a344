import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newId, type TenantId } from '../../../companion/src/platform/ids.ts'
import { createDayTally } from '../../../companion/src/credits/spenders/day-tally.ts'
import { listLogFiles, queryLoggedRequests, readLogFile } from '../../../companion/src/salesforce/api/event-log.ts'
import { retrying } from '../../../companion/src/salesforce/wire/retry.ts'
import type { SalesforceSession } from '../../../companion/src/salesforce/api/session.ts'
import { exchange } from '../../../companion/src/salesforce/wire/exchange.ts'
import { createWire } from '../../../companion/src/salesforce/wire/wire.ts'
import { memoryGate, memoryHeadroom } from '../../kit/credits/memory-gate.ts'
import { refusalWith } from '../../kit/service/refusal.ts'
import {
  answerJson,
  startSalesforceStub,
  type SalesforceStub,
  type StubAnswer,
} from '../../kit/salesforce/salesforce-stub.ts'

const USER = '005Kz0000000001IAA'
const FILE = { fileId: '0ATKz0000000001OAA', day: new Date('2026-03-01T00:00:00Z') }
const PATIENT_MS = 50_000

let stub: SalesforceStub
let gate: ReturnType<typeof memoryGate>
let session: SalesforceSession

beforeEach(async () => {
  stub = await startSalesforceStub()
  gate = memoryGate()
  session = openSession(PATIENT_MS)
})
afterEach(() => stub.close())

function openSession(timeoutMs: number): SalesforceSession {
  const log = { error: () => undefined, debug: () => undefined }
  const wire = createWire({
    exchange,
    gate,
    headroom: memoryHeadroom(),
    hosts: { extraOrigins: [stub.origin] },
    timeoutMs,
    log,
  })
  const spender = { tenantId: newId<TenantId>(), consumer: 'status', purpose: 'event-log' } as const
  return {
    ...spender,
    instanceUrl: stub.origin,
    accessToken: 'token',
    apiVersion: '67.0',
    wire: retrying(wire, { sleep: async () => undefined, random: () => 0, onRefusal: () => undefined }),
  }
}

type Line = Record<string, string>
const FULL = [
  ...['EVENT_TYPE', 'TIMESTAMP', 'REQUEST_ID', 'ORGANIZATION_ID', 'USER_ID', 'API_FAMILY', 'API_VERSION'],
  ...['API_RESOURCE', 'CLIENT_NAME', 'HTTP_METHOD', 'CLIENT_IP', 'COUNTS_AGAINST_API_LIMIT', 'CONNECTED_APP_ID'],
  ...['ENTITY_NAME', 'STATUS_CODE', 'CONNECTED_APP_NAME', 'USER_NAME', 'API_CLIENT_CATEGORY', 'TIMESTAMP_DERIVED'],
]
const OLDER = FULL.filter((name) => !/CATEGORY|APP_NAME|USER_NAME/.test(name))
const line = (more: Line = {}): Line => ({
  REQUEST_ID: '3nWgxWbDKWWDIk0FKfF5DV',
  TIMESTAMP_DERIVED: '2026-03-01T10:15:00.123Z',
  USER_ID: USER.slice(0, 15),
  CLIENT_NAME: 'Tollbridge',
  HTTP_METHOD: 'GET',
  API_RESOURCE: '/v67.0/query',
  COUNTS_AGAINST_API_LIMIT: '1',
  CONNECTED_APP_ID: '0H4Kz0000000001',
  CONNECTED_APP_NAME: 'Tollbridge, "the app"',
  ...more,
})
const quoted = (value: string) => `"${value.replaceAll('"', '""')}"`
const row = (values: string[]) => `${values.map(quoted).join(',')}\n`
const csv = (lines: Line[], columns = FULL) =>
  row(columns) + lines.map((one) => row(columns.map((name) => one[name] ?? ''))).join('')
const answerCsv =
  (text: string): StubAnswer =>
  (response) =>
    void response.writeHead(200, { 'content-type': 'text/csv; charset=UTF-8' }).end(text)
const readFile = (tally = createDayTally(1)) => readLogFile(FILE, { userId: USER, tally }, session)

describe('a log file', () => {
  it('is requested under our own client name, for one credit of the consumer status', async () => {
    stub.answer = answerCsv(csv([]))
    await readFile()
    expect(stub.requests).toMatchObject([
      {
        method: 'GET',
        url: `/services/data/v67.0/sobjects/EventLogFile/${FILE.fileId}/LogFile`,
        headers: { authorization: 'Bearer token', 'sforce-call-options': 'client=Tollbridge' },
      },
    ])
    expect(gate.entries).toEqual([{ consumer: 'status', bucket: 'api', outcome: 'spent' }])
  })

  it.each([
    ['of this release', FULL, 'Tollbridge, "the app"'],
    ['of an older release, which name no app', OLDER, '0H4Kz0000000001'],
    ['in another order', FULL.toReversed(), 'Tollbridge, "the app"'],
  ])('is read by column names %s', async (_, columns, appName) => {
    stub.answer = answerCsv(csv([line(), line({ REQUEST_ID: 'other', COUNTS_AGAINST_API_LIMIT: '0' })], columns))
    expect((await readFile()).requests).toMatchObject([
      { at: new Date('2026-03-01T10:15:00.123Z'), clientName: 'Tollbridge', appName, counts: true },
      { clientName: 'Tollbridge', appName, counts: false },
    ])
  })

  it('is read for one user, whose id has 15 characters in it and 18 elsewhere, case-sensitively', async () => {
    const others = ['005Kz0000000002', '005kz0000000001', '']
    stub.answer = answerCsv(csv([line(), ...others.map((USER_ID) => line({ USER_ID }))]))
    expect((await readFile()).requests).toHaveLength(1)
  })

  it.each<[string, string]>([
    [
      'lacks a column that is needed',
      csv(
        [line()],
        FULL.filter((name) => name !== 'CLIENT_NAME'),
      ),
    ],
    ['is no CSV', 'a"b\n'.repeat(3)],
  ])('that %s is refused, and its credit is spent', async (_, text) => {
    stub.answer = answerCsv(text)
    await expect(readFile()).rejects.toThrow(refusalWith('SALESFORCE_ANSWER_UNREADABLE'))
    expect(gate.entries).toEqual([{ consumer: 'status', bucket: 'api', outcome: 'spent' }])
  })

  it.each<[string, string]>([
    ['of another user has a quote within a value', `${csv([])}a"b,c\n${csv([line()]).split('\n')[1]}\n`],
    ['of the user has no moment', csv([line({ TIMESTAMP_DERIVED: '' }), line()])],
    ['has a quote that is never closed', `${csv([line()])}"${'x'.repeat(200_000)}`],
  ])('K7 loses only the line that %s (CASE-A14)', async (_, text) => {
    stub.answer = answerCsv(text)
    const read = await readFile()
    expect(read.requests).toHaveLength(1)
    expect(read.skipped).toBeGreaterThan(0)
  })

  it('that Salesforce refuses throws a refusal with Salesforce’s code', async () => {
    stub.answer = answerJson([{ errorCode: 'INSUFFICIENT_ACCESS', message: 'no' }], 403)
    await expect(readFile()).rejects.toMatchObject({
      code: 'SALESFORCE_REFUSED',
      params: { salesforceCode: 'INSUFFICIENT_ACCESS' },
    })
  })

  it('whose connection breaks is read again from its beginning, for another credit', async () => {
    const whole = csv([line(), line({ REQUEST_ID: 'second' })])
    stub.answer = (response) => {
      stub.answer = answerCsv(whole)
      response.writeHead(200, { 'content-type': 'text/csv' }).write(whole.slice(0, -20))
      setTimeout(() => response.destroy(), 20)
    }
    expect((await readFile()).requests).toHaveLength(2)
    expect(gate.spent()).toBe(2)
  })

  it('times out when it never ends', async () => {
    stub.answer = (response) => void response.writeHead(200, { 'content-type': 'text/csv' }).write(csv([line()]))
    const reader = { userId: USER, tally: createDayTally(1) }
    await expect(readLogFile(FILE, reader, openSession(200))).rejects.toThrow(refusalWith('SALESFORCE_TIMEOUT'))
  })
})

describe('the list of log files', () => {
  const since = new Date('2026-02-23T00:00:00Z')

  it('K2: is one query, without the columns of orgs with hourly files, and without those files (CASE-A13)', async () => {
    const row = (Id: string, LogDate: string, CreatedDate: string) => ({
      Id,
      LogDate: `2026-${LogDate}:00:00.000+0000`,
      CreatedDate: `2026-${CreatedDate}:00:00.000+0000`,
    })
    const records = [
      row('0AT000000000011AAA', '03-01T00', '03-01T05'),
      row(FILE.fileId, '03-01T00', '03-02T03'),
      row('0AT000000000012AAA', '03-01T01', '03-01T06'),
      row('0AT000000000013AAA', '03-01T23', '03-03T04'),
    ]
    stub.answer = answerJson({ records })
    expect(await listLogFiles(since, session)).toEqual([FILE])
    const soql = new URL(stub.requests[0]?.url ?? '', stub.origin).searchParams.get('q')
    expect(soql).toContain("EventType = 'ApiTotalUsage' AND LogDate >= 2026-02-23T00:00:00.000Z")
    expect(soql).not.toMatch(/Interval|Sequence/)
    expect(stub.requests[0]?.headers['sforce-call-options']).toBe('client=Tollbridge')
    expect(gate.spent()).toBe(1)
  })

  it('of another shape is refused', async () => {
    stub.answer = answerJson({ records: [{ Id: '../../oauth2/token', LogDate: 'x' }] })
    await expect(listLogFiles(since, session)).rejects.toThrow(refusalWith('SALESFORCE_ANSWER_UNREADABLE'))
  })
})

describe('the requests of a user as rows', () => {
  const request = (more: object = {}) => ({
    Timestamp: '2026-03-01T10:15:00.123+0000',
    RequestIdentifier: '3nWgxWbDKWWDIk0FKfF5DV',
    UserIdentifier: USER,
    ClientName: 'Tollbridge',
    ConnectedAppIdentifier: null,
    IsApiLimitCounted: true,
    HttpMethod: 'GET',
    ApiResource: '/v67.0/query',
    ...more,
  })

  it('are read page by page, without ids that differ only in case', async () => {
    stub.answer = (response, { url }) => {
      const more = url.includes('01g') ? {} : { nextRecordsUrl: '/services/data/v67.0/query/01gKz0000000001-2000' }
      const rows = [request(), request({ UserIdentifier: USER.toLowerCase() }), request({ ClientName: null })]
      answerJson({ records: rows, ...more })(response, { method: '', url: '', headers: {}, body: '' })
    }
    const span = { from: FILE.day, to: new Date('2026-03-02T00:00:00Z') }
    const rows = await queryLoggedRequests(span, USER, session)
    expect(rows.map(({ clientName }) => clientName)).toEqual(['Tollbridge', '', 'Tollbridge', ''])
    expect(gate.spent()).toBe(2)
  })
})
