import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { keepFingerprint } from '../../../companion/src/parity/fingerprint/keep.ts'
import type { Fingerprint } from '../../../companion/src/parity/fingerprint/fingerprint.ts'
import { newId, type OrganizationId, type TenantId } from '../../../companion/src/platform/ids.ts'
import { startTestApp, type TestApp } from '../../kit/service/app.ts'
import { signInAs, type Browser } from '../../kit/service/sign-in.ts'
import { field, leads, objectPart, org, trigger } from '../../kit/parity/build.ts'

const SANDBOX = '00D5e000000sandEAA' as OrganizationId
const PRODUCTION = '00D5e000000prodEAA' as OrganizationId
const REPORTS = '/api/v1/parity/reports'

type Line = { id: string; name: string; kind: string; change: string; accepted: object | null; setupUrl: string | null }
type Report = {
  reportId: string
  counts: { blocking: number; notable: number; identical: number }
  readAt: string | null
  readBy: string | null
  differences: Line[]
  gone: { id: string; name: string }[]
  unknown: { sandbox: string[]; production: string[] }
}

let service: TestApp
let admin: Browser
let tenantId: TenantId
beforeAll(async () => {
  service = await startTestApp()
})
afterAll(() => service.close())
beforeEach(async () => {
  for (const table of ['parity_report', 'fingerprint', 'accepted_difference', 'connection'])
    await service.database.execute(`delete from ${table}`)
  service.clock.advance({ minutes: 1 })
  admin = await service.signIn()
  tenantId = (await service.database.execute('select tenant_id from tenant')).rows[0]?.tenant_id as TenantId
})

const KNOWN = {
  sandbox: { organizationId: SANDBOX, organizationName: 'Acme UAT' },
  production: { organizationId: PRODUCTION, organizationName: 'Acme' },
}

/** Stores a fingerprint of an org. */
function see(environment: 'sandbox' | 'production', fingerprint: Fingerprint, ofTenant: TenantId = tenantId) {
  service.clock.advance({ minutes: 1 })
  const known = { tenantId: ofTenant, environment, ...KNOWN[environment] }
  return keepFingerprint(
    fingerprint,
    { org: known, source: 'pushed' },
    { db: service.database.db, clock: service.clock },
  )
}

async function makeReport(): Promise<string> {
  service.clock.advance({ minutes: 1 })
  const answer = await admin.request({ method: 'POST', url: REPORTS })
  expect(answer.statusCode).toBe(201)
  return answer.json<{ reportId: string }>().reportId
}

const readReport = async (reportId: string) => (await admin.request({ url: `${REPORTS}/${reportId}` })).json<Report>()
const compareNow = async () => readReport(await makeReport())

describe('comparing', () => {
  it.each([
    ['both', []],
    ['production', ['sandbox' as const]],
    ['sandbox', ['production' as const]],
  ])('needs two orgs, and reports that %s is missing', async (missing, known) => {
    for (const environment of known) await see(environment, leads(field('Email')))
    const answer = await admin.request({ method: 'POST', url: REPORTS })
    expect([answer.statusCode, answer.json()]).toMatchObject([
      409,
      { code: 'PARITY_NEEDS_TWO_ORGS', params: { missing } },
    ])
  })

  it('uses the newest fingerprints', async () => {
    await see('sandbox', leads(field('Fax')))
    await see('production', leads(field('Fax')))
    await see('sandbox', leads())
    expect((await compareNow()).differences).toMatchObject([{ name: 'Fax', kind: 'field-missing-in-sandbox' }])
  })

  it('names the unread parts, and compares the rest', async () => {
    await see('sandbox', { ...leads(field('Fax')), triggers: null })
    await see(
      'production',
      org([objectPart('Lead', [field('Fax')])], { triggers: [trigger('Lead', 'T')], rules: null }),
    )
    const unread = ['Account', 'Campaign', 'Case', 'Contact', 'Opportunity']
    expect(await compareNow()).toMatchObject({
      differences: [],
      counts: { blocking: 0, notable: 0, identical: 1 },
      unknown: { sandbox: [...unread, 'triggers'], production: [...unread, 'rules'] },
    })
  })
})

describe('a report again', () => {
  it('marks each difference as new, the same or gone', async () => {
    await see('production', leads(field('A'), field('B'), field('C')))
    await see('sandbox', leads(field('C')))
    const first = await compareNow()
    expect(first.differences.map(({ name, change }) => [name, change])).toEqual([
      ['A', 'same'],
      ['B', 'same'],
    ])
    expect(first.gone).toEqual([])
    await see('sandbox', leads(field('B')))
    const second = await compareNow()
    expect(second.differences.map(({ name, change }) => [name, change])).toEqual([
      ['A', 'same'],
      ['C', 'new'],
    ])
    const kind = 'field-missing-in-sandbox'
    expect(second.gone).toEqual([{ id: first.differences[1]?.id, object: 'Lead', kind, name: 'B' }])
  })

  it('marks a difference as new when one side of it changed', async () => {
    await see('production', leads(field('A', 'string', { length: 10 })))
    await see('sandbox', leads(field('A', 'string', { length: 20 })))
    await makeReport()
    await see('sandbox', leads(field('A', 'string', { length: 30 })))
    const { differences, gone } = await compareNow()
    expect([differences[0]?.change, gone.length]).toEqual(['new', 1])
  })

  it('leaves the earlier reports as they were, newest first', async () => {
    await see('production', leads(field('Email', 'email')))
    await see('sandbox', leads())
    const ids = [await makeReport(), await makeReport()]
    const { reports } = (await admin.request({ url: REPORTS })).json<{ reports: Report[] }>()
    expect(reports.map(({ reportId }) => reportId)).toEqual(ids.toReversed())
    expect(reports[0]).toMatchObject({
      counts: { blocking: 1, notable: 0, identical: 0 },
      sandbox: { organizationId: SANDBOX, name: 'Acme UAT', source: 'pushed' },
      production: { organizationId: PRODUCTION, name: 'Acme', source: 'pushed' },
      readAt: null,
      readBy: null,
    })
  })
})

describe('a report', () => {
  beforeEach(async () => {
    await see('production', leads(field('Email', 'email'), field('=HYPERLINK("x")')))
    await see('sandbox', leads())
  })

  it('shows who accepted a difference, and why', async () => {
    const reportId = await makeReport()
    const { differences } = await readReport(reportId)
    await service.database.execute(
      `insert into accepted_difference select tenant_id, $1, person_id, 'Ada', 'not used here', '2026-03-02T10:00:00Z' from person limit 1`,
      [differences[1]?.id],
    )
    expect((await readReport(reportId)).differences.map(({ accepted }) => accepted)).toEqual([
      null,
      { by: 'Ada', at: '2026-03-02T10:00:00.000Z', reason: 'not used here' },
    ])
  })

  it('is marked as read once, with person and time, in the audit trail too', async () => {
    const reportId = await makeReport()
    const mark = () => admin.request({ method: 'POST', url: `${REPORTS}/${reportId}/read` })
    expect((await mark()).statusCode).toBe(204)
    const { readAt, readBy } = await readReport(reportId)
    expect([readAt, readBy]).toEqual([service.clock.now().toISOString(), 'Ada Admin'])
    service.clock.advance({ minutes: 1 })
    await mark()
    expect((await readReport(reportId)).readAt).toBe(readAt)
    const { entries } = (await admin.request({ url: '/api/v1/audit?action=parity.report.read' })).json<{
      entries: { after: object }[]
    }>()
    expect(entries.filter(({ after }) => 'reportId' in after && after.reportId === reportId)).toEqual([
      expect.objectContaining({
        by: 'Ada Admin',
        before: null,
        after: { reportId, blocking: 1, notable: 1, identical: 0 },
      }),
    ])
  })

  it('is a file for a spreadsheet, and escapes names that look like a formula', async () => {
    const answer = await admin.request({
      url: `${REPORTS}/${await makeReport()}.csv`,
      headers: { 'accept-language': 'en' },
    })
    expect(answer.headers['content-type']).toContain('text/csv')
    expect(answer.headers['content-disposition']).toContain('tollbridge-parity-2026-03-02.csv')
    const [header, formula, email] = answer.body.split('\r\n')
    expect(header).toBe(
      'object,name,kind,severity,visibility,sandbox,production,remedy,change,accepted_by,accepted_at,accepted_reason,setup_url,id',
    )
    expect(formula).toMatch(
      /^Lead,"'=HYPERLINK\(""x""\)",field-missing-in-sandbox,notable,seen,,string\(255\),"Deploy /,
    )
    expect(email).toMatch(
      /^Lead,Email,field-missing-in-sandbox,blocking,seen,,email\(0\),"?The integration uses this field\./,
    )
  })

  it('is not available to a person who is not signed in, nor to another tenant', async () => {
    const reportId = await makeReport()
    expect((await service.inject({ url: `${REPORTS}/${reportId}` })).statusCode).toBe(401)
    const other = newId<TenantId>()
    await service.database.execute(
      `insert into tenant (tenant_id, business_name, created_at) values ($1, 'Other', now())`,
      [other],
    )
    await service.database.execute('update parity_report set tenant_id = $1', [other])
    for (const path of ['', '.csv']) {
      const answer = await admin.request({ url: `${REPORTS}/${reportId}${path}` })
      expect([answer.statusCode, answer.json()]).toMatchObject([404, { code: 'NOT_FOUND' }])
    }
    const mark = await admin.request({ method: 'POST', url: `${REPORTS}/${reportId}/read` })
    expect(mark.statusCode).toBe(404)
    expect((await admin.request({ url: REPORTS })).json()).toEqual({ reports: [] })
  })

  it('can be read by everyone of the tenant, but created and marked only by admins', async () => {
    const reportId = await makeReport()
    await service.database.execute(`update person set role = 'user'`)
    const user = await signInAs(service.app, { email: 'ada@example.com', password: 'correct horse battery' })
    expect((await user.request({ url: `${REPORTS}/${reportId}` })).statusCode).toBe(200)
    for (const url of [REPORTS, `${REPORTS}/${reportId}/read`, '/api/v1/parity/fingerprints'])
      expect((await user.request({ method: 'POST', url })).json()).toMatchObject({ code: 'ADMIN_ONLY' })
    await service.database.execute(`update person set role = 'admin'`)
  })
})

describe('fingerprints that compare as the same', () => {
  it('have the same hash', async () => {
    const first = await see('production', leads(field('A'), field('B')))
    const second = await see('production', leads(field('B'), field('A')))
    expect([first.unchanged, second.unchanged, second.sha256]).toEqual([false, true, first.sha256])
    expect((await see('production', leads(field('A')))).unchanged).toBe(false)
    await see('production', leads(field('A'), field('B')))
    const { orgs } = (await admin.request({ url: '/api/v1/parity/fingerprints' })).json<{ orgs: object[] }>()
    expect(orgs).toEqual([
      {
        fingerprintId: expect.any(String),
        organizationId: PRODUCTION,
        organizationName: 'Acme',
        environment: 'production',
        source: 'pushed',
        takenAt: service.clock.now().toISOString(),
        sha256: first.sha256,
      },
    ])
  })
})

// The last of this file, because it uses up what the tenant may make.
describe('reports of a tenant', () => {
  it('SEC-M7: are made thirty times an hour at most', async () => {
    const ask = () => admin.request({ method: 'POST', url: '/api/v1/parity/reports' })
    let answer = await ask()
    for (let n = 1; n <= 30 && answer.statusCode === 409; n += 1) answer = await ask()
    expect(answer.json()).toMatchObject({ status: 429, code: 'TOO_MANY_REQUESTS' })
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0)
  })
})
