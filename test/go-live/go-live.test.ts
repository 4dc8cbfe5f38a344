import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import {
  begin,
  codeIn,
  connect,
  connectionsOf,
  startConnectTest,
  type ConnectTest,
} from '../kit/connections/connect.ts'
import type { Browser } from '../kit/service/sign-in.ts'
import { accept, compareNow, differencesOf, forgetComparisons, look, orgWith, tenantOf } from '../kit/go-live/orgs.ts'

const Facts = Type.Record(Type.String(), Type.Unknown())
const Way = Type.Object({
  environment: Type.Union([Type.String(), Type.Null()]),
  goneLive: Type.Union([Type.Object({ organizationId: Type.String(), at: Type.String() }), Type.Null()]),
  checks: Type.Array(
    Type.Object({
      id: Type.String(),
      state: Type.String(),
      facts: Facts,
      remedy: Type.Union([Type.String(), Type.Null()]),
    }),
  ),
})
const REASON = 'The trigger only mails the sales team.'

let test: ConnectTest
let admin: Browser
beforeAll(async () => {
  test = await startConnectTest()
  admin = test.admin
})
afterAll(() => test.closeAll())
afterEach(async () => {
  await forgetComparisons(test)
  await test.database.execute('delete from notice')
  await test.settleAccounts()
})

async function deleteConnection() {
  const [row] = await connectionsOf(admin)
  const url = `/api/v1/connections/${String(row?.connectionId)}`
  const answer = await admin.request({ method: 'DELETE', url, payload: { businessName: 'Acme' } })
  expect(answer.statusCode).toBe(202)
  await test.jobs.run()
  expect(await connectionsOf(admin)).toEqual([])
}

const toProduction = () => {
  const { environment, clientId, clientSecret } = test.production
  const payload = { environment, clientId, clientSecret }
  return admin.request({ method: 'POST', url: '/api/v1/handshakes', payload })
}

async function way() {
  const answer = await admin.request({ method: 'GET', url: '/api/v1/go-live' })
  return Value.Parse(Way, answer.json())
}
const checkOf = async (id: string) => (await way()).checks.find((check) => check.id === id)

describe('going live', () => {
  it('S3 is refused while a blocking difference is open, and allowed when an admin accepts each', async () => {
    await connect(admin, test.sandbox)
    await look('sandbox', orgWith('Scoring'), test)
    await look('production', orgWith('Scoring', 'Routing', 'Dedupe'), test)
    const reportId = await compareNow(admin, test)
    await deleteConnection()
    const refused = await toProduction()
    expect([refused.statusCode, refused.json<object>()]).toMatchObject([409, { code: 'GO_LIVE_OPEN' }])
    expect(refused.body).toContain('2 blocking differences')

    const [first, second] = await differencesOf(admin, reportId)
    await accept(admin, String(first?.id), REASON)
    expect((await toProduction()).json()).toMatchObject({ code: 'GO_LIVE_OPEN' })
    expect((await toProduction()).body).toContain('1 blocking difference ')
    await accept(admin, String(second?.id), REASON)
    expect(await checkOf('blocking-differences')).toMatchObject({
      state: 'done',
      facts: { blocking: 2, accepted: 2, open: 0 },
    })

    const { page } = await connect(admin, test.production)
    expect([page.statusCode, codeIn(page)]).toEqual([200, undefined])
    expect(await way()).toMatchObject({
      environment: 'production',
      goneLive: { organizationId: test.production.organizationId },
    })
  })

  it('S3 is refused again when an acceptance is withdrawn, or when a new report shows another difference', async () => {
    await connect(admin, test.sandbox)
    await look('sandbox', orgWith(), test)
    await look('production', orgWith('Routing'), test)
    const [difference] = await differencesOf(admin, await compareNow(admin, test))
    await accept(admin, String(difference?.id), REASON)
    await deleteConnection()
    expect((await toProduction()).statusCode).toBe(201)

    await look('production', orgWith('Routing', 'Dedupe'), test)
    await compareNow(admin, test)
    expect((await toProduction()).body).toContain('1 blocking difference ')
    await look('production', orgWith('Routing'), test)
    await compareNow(admin, test)
    expect((await toProduction()).statusCode).toBe(201)
    await admin.request({ method: 'DELETE', url: `/api/v1/parity/accepted/${String(difference?.id)}` })
    expect((await toProduction()).json()).toMatchObject({ code: 'GO_LIVE_OPEN' })
  })

  it('S3 is refused without a report after a sandbox, unless an admin accepts that', async () => {
    await connect(admin, test.sandbox)
    await deleteConnection()
    const refused = await toProduction()
    expect(refused.json()).toMatchObject({ code: 'GO_LIVE_OPEN' })
    expect(refused.body).toContain('have not been compared')
    expect(await checkOf('parity-read')).toMatchObject({ state: 'open', remedy: 'take-fingerprints' })
    expect((await accept(admin, 'no-report', 'The sandbox is gone for good.')).statusCode).toBe(204)
    expect(await checkOf('parity-read')).toMatchObject({ state: 'warning' })
    expect((await toProduction()).statusCode).toBe(201)
  })

  it('needs no sandbox: a tenant that never had one connects production directly', async () => {
    expect(await checkOf('parity-read')).toMatchObject({ state: 'unknown', remedy: null })
    expect((await begin(admin, test.production)).handshakeId).toBeTruthy()
  })

  it('is done once: production can be connected again without a new comparison', async () => {
    await connect(admin, test.production)
    await deleteConnection()
    await look('sandbox', orgWith(), test)
    await look('production', orgWith('Routing'), test)
    await compareNow(admin, test)
    expect((await toProduction()).statusCode).toBe(201)
  })
})

describe('the checklist', () => {
  it('shows the state of a tenant without a connection', async () => {
    expect(await way()).toMatchObject({ environment: null, goneLive: null })
    expect((await way()).checks.map(({ id, state }) => [id, state])).toEqual([
      ['parity-read', 'unknown'],
      ['blocking-differences', 'unknown'],
      ['user-permissions', 'unknown'],
      ['daily-limit', 'unknown'],
      ['forecast', 'unknown'],
      ['last-errors', 'done'],
    ])
  })

  it('follows the report: created, read, outdated, created again', async () => {
    await connect(admin, test.sandbox)
    await look('sandbox', orgWith(), test)
    await look('production', orgWith(), test)
    expect(await checkOf('parity-read')).toMatchObject({ state: 'open', remedy: 'make-report' })
    const reportId = await compareNow(admin, test)
    expect(await checkOf('parity-read')).toMatchObject({ state: 'open', remedy: 'read-report', facts: { reportId } })
    await admin.request({ method: 'POST', url: `/api/v1/parity/reports/${reportId}/read` })
    expect(await checkOf('parity-read')).toMatchObject({ state: 'done', facts: { readBy: 'Ada Admin' } })
    await look('sandbox', orgWith(), test)
    expect(await checkOf('parity-read')).toMatchObject({ state: 'done' })
    await look('sandbox', orgWith('Scoring'), test)
    expect(await checkOf('parity-read')).toMatchObject({ state: 'open', remedy: 'make-report-again' })
    await compareNow(admin, test)
    expect(await checkOf('parity-read')).toMatchObject({ state: 'open', remedy: 'read-report' })
  })

  it('compares the daily limit and the days in the sandbox with what a paired production org reported', async () => {
    await connect(admin, test.sandbox)
    await test.giveBackLeases()
    const since = test.clock.now()
    test.clock.advance({ days: 2, hours: 1 })
    const day = (credits: number, hoursAgo: number) =>
      test.database.execute(
        `insert into credit_count (tenant_id, span, at, consumer, bucket, outcome, credits)
         values ($1, 'minute', $2, 'export', 'api', 'spent', $3)`,
        [tenantId, new Date(test.clock.now().getTime() - hoursAgo * 3_600_000), credits],
      )
    const tenantId = await tenantOf(test)
    await day(700, 30)
    await day(300, 5)
    // The session ends during the days that pass here.
    admin = await test.signIn()
    const forecast = async () =>
      Value.Parse(Way, (await admin.request({ url: '/api/v1/go-live' })).json()).checks.slice(3, 5)
    expect(await forecast()).toMatchObject([
      { id: 'daily-limit', state: 'unknown', facts: { dailyLimit: 100_000, productionLimit: null } },
      { id: 'forecast', state: 'unknown', remedy: 'pair-production', facts: { days: 2, average: 500, highest: 700 } },
    ])

    await test.database.execute(
      `insert into paired_org (tenant_id, organization_id, key_hash, organization_name, environment, paired_at, api_used, api_allowed, api_reported_at)
       values ($1, '00D5e000000prodEAA', 'x', 'Acme', 'production', $2, 1000, 90000, $2)`,
      [tenantId, since],
    )
    expect(await forecast()).toMatchObject([
      {
        state: 'warning',
        remedy: 'mind-allowance',
        facts: { productionLimit: 90_000, source: 'reported', observedAt: since.toISOString() },
      },
      { state: 'done', facts: { productionUsed: 1_000 } },
    ])
    await test.database.execute(`delete from credit_count where consumer = 'export'`)
  })

  it('uses what a connected production org reports', async () => {
    await connect(admin, test.production)
    expect(await checkOf('daily-limit')).toMatchObject({
      state: 'done',
      facts: { source: 'connected', productionLimit: 115_000, observedAt: test.clock.now().toISOString() },
    })
  })

  it('counts the errors of the last seven days, without warnings', async () => {
    const tell = (code: string, severity: string, daysAgo: number) =>
      test.database.execute(
        `insert into notice (notice_id, tenant_id, code, severity, params, about, raised_at, muted)
         values (gen_random_uuid(), $1, $2, $3, '{}', gen_random_uuid()::text, $4, false)`,
        [tenantId, code, severity, new Date(test.clock.now().getTime() - daysAgo * 86_400_000)],
      )
    const tenantId = await tenantOf(test)
    await tell('AUTHORIZATION_REQUIRED', 'error', 8)
    expect(await checkOf('last-errors')).toMatchObject({ state: 'done', facts: { errors: 0 } })
    await tell('AUTHORIZATION_REQUIRED', 'error', 6)
    await tell('AUTHORIZATION_REQUIRED', 'error', 2)
    await tell('TOKEN_NOT_REVOKED', 'error', 1)
    await tell('LEDGER_DRIFT', 'warning', 1)
    expect(await checkOf('last-errors')).toMatchObject({
      state: 'warning',
      facts: {
        errors: 3,
        codes: [
          { code: 'AUTHORIZATION_REQUIRED', count: 2 },
          { code: 'TOKEN_NOT_REVOKED', count: 1 },
        ],
      },
    })
  })
})
