import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { connect, startConnectTest, type ConnectTest } from '../kit/connections/connect.ts'
import { compareNow, forgetComparisons, look, orgWith, tenantOf } from '../kit/go-live/orgs.ts'
import { wayOf } from '../kit/go-live/way.ts'
import type { Browser } from '../kit/service/sign-in.ts'

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

const way = () => wayOf(admin)
const checkOf = async (id: string) => (await way()).checks.find((check) => check.id === id)

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
    expect(await checkOf('parity-read')).toMatchObject({ state: 'unknown', cause: 'not-compared' })
    const reportId = await compareNow(admin, test)
    expect(await checkOf('parity-read')).toMatchObject({ state: 'open', cause: 'report-unread', facts: { reportId } })
    await admin.request({ method: 'POST', url: `/api/v1/parity/reports/${reportId}/read` })
    expect(await checkOf('parity-read')).toMatchObject({ state: 'done', facts: { readBy: 'Ada Admin' } })
    await look('sandbox', orgWith(), test)
    expect(await checkOf('parity-read')).toMatchObject({ state: 'done' })
    await look('sandbox', orgWith('Scoring'), test)
    expect(await checkOf('parity-read')).toMatchObject({ state: 'open', cause: 'report-outdated' })
    await compareNow(admin, test)
    expect(await checkOf('parity-read')).toMatchObject({ state: 'open', cause: 'report-unread' })
  })

  it('compares the daily limit and the days in the sandbox with what a paired production org reported', async () => {
    await connect(admin, test.sandbox)
    await test.giveBackLeases()
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
    const forecast = async () => (await way()).checks.slice(3, 5)
    expect(await forecast()).toMatchObject([
      { id: 'daily-limit', state: 'unknown', facts: { dailyLimit: 100_000, productionLimit: null } },
      {
        id: 'forecast',
        state: 'unknown',
        cause: 'production-not-paired',
        facts: { days: 2, average: 500, highest: 700 },
      },
    ])

    await test.database.execute(
      `insert into paired_org (tenant_id, organization_id, key_hash, organization_name, environment, paired_at, api_used, api_allowed, api_reported_at)
       values ($1, '00D5e000000prodEAA', 'x', 'Acme', 'production', $2, 1000, 90000, $2)`,
      [tenantId, test.clock.now()],
    )
    expect(await forecast()).toMatchObject([
      {
        state: 'warning',
        cause: 'limit-above-production',
        facts: { productionLimit: 90_000, source: 'reported', observedAt: test.clock.now().toISOString() },
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

  it('counts the errors that ended in the last seven days, without warnings', async () => {
    const tell = (code: string, severity: string, daysAgo: number) =>
      test.database.execute(
        `insert into notice (notice_id, tenant_id, code, severity, params, about, raised_at, resolved_at, muted)
         values (gen_random_uuid(), $1, $2, $3, '{}', gen_random_uuid()::text, $4, $4, false)`,
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
