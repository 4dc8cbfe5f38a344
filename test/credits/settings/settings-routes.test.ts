import type { RouteOptions } from 'fastify'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { startTestApp, type TestApp } from '../../kit/service/app.ts'
import { describeOnBoth, openTestDatabase } from '../../kit/database/database.ts'
import { tokenIn } from '../../kit/service/mail.ts'
import { signInAs, type Browser } from '../../kit/service/sign-in.ts'

const SETTINGS = '/api/v1/credits/settings'
const MUTE = '/api/v1/credits/alerts/mute'
const ORG = '00D5e000000abcdEAA'

const DEFAULTS = {
  version: 1,
  dailyLimit: 100_000,
  resetHour: 0,
  comingResetHour: null,
  exportBatchSize: 200,
  shares: {},
  orgFloorPercent: 10,
  alertLevels: [50, 75, 90, 100],
  jumpPoints: 20,
  mutedUntil: null,
  changedAt: null,
  changedBy: null,
  minimumDailyLimit: 100_000,
  maximumDailyLimit: 2_147_483_647,
  org: null,
}

describeOnBoth('the settings of credits over HTTP', (kind) => {
  let service: TestApp
  let admin: Browser
  let user: Browser
  const routes: RouteOptions[] = []

  beforeAll(async () => {
    service = await startTestApp({
      database: await openTestDatabase(kind),
      onRoute: (route) => void routes.push(route),
    })
    admin = await service.signIn()
    user = await join('uma@example.com')
  })
  afterAll(() => service.close())
  beforeEach(async () => {
    await service.database.execute('delete from credit_settings')
    await service.database.execute('delete from credit_window')
  })

  const join = async (email: string) => {
    const payload = { name: 'Uma User', email, role: 'user' }
    await admin.request({ method: 'POST', url: '/api/v1/people', payload })
    await service.jobs.run()
    const password = 'a long enough password'
    const token = tokenIn(service.mail.lastTo(email))
    await service.inject({ method: 'POST', url: '/api/v1/passwords', payload: { token, password } })
    return signInAs(service.app, { email, password })
  }

  const read = async (browser = user) => (await browser.request({ url: SETTINGS })).json<typeof DEFAULTS>()
  const patch = (payload: object, browser = admin) => browser.request({ method: 'PATCH', url: SETTINGS, payload })
  const mute = (until: string, browser = admin) => browser.request({ method: 'PUT', url: MUTE, payload: { until } })
  const unmute = (browser = admin) => browser.request({ method: 'DELETE', url: MUTE })
  const trail = async (action: string) =>
    (await admin.request({ url: `/api/v1/audit?action=${action}` })).json<{ entries: object[] }>().entries

  it('can be read by every signed-in person', async () => {
    expect(await read()).toEqual(DEFAULTS)
    expect((await service.inject({ url: SETTINGS })).statusCode).toBe(401)
  })

  it('include the allowance that the org reported', async () => {
    await service.database.execute(
      `insert into org_allowance (tenant_id, origin, used, allowed, observed_at)
       select tenant_id, 'https://acme.my.salesforce.com', 95, 100, '2026-03-02T09:00:00Z' from tenant`,
    )
    expect(await read()).toEqual({
      ...DEFAULTS,
      org: { used: 95, limit: 100, state: 'low', observedAt: '2026-03-02T09:00:00.000Z', probeAt: null },
    })
    await service.database.execute('delete from org_allowance')
  })

  it('can be changed by an admin, and the answer has the new values', async () => {
    const answer = await patch({ version: 1, dailyLimit: '１５０，０００', resetHour: 5, shares: { import: 30 } })
    expect([answer.statusCode, answer.json()]).toEqual([
      200,
      {
        ...DEFAULTS,
        version: 2,
        dailyLimit: 150_000,
        comingResetHour: { resetHour: 5, from: '2026-03-03T00:00:00.000Z' },
        shares: { import: 30 },
        changedAt: '2026-03-02T10:00:00.000Z',
        changedBy: 'Ada Admin',
      },
    ])
    expect(await read()).toEqual(answer.json())
  })

  it('can be changed only by an admin', async () => {
    expect((await patch({ version: 1, dailyLimit: 200_000 }, user)).json()).toMatchObject({ code: 'ADMIN_ONLY' })
    expect((await mute('2026-03-03T10:00:00Z', user)).json()).toMatchObject({ code: 'ADMIN_ONLY' })
    expect((await unmute(user)).json()).toMatchObject({ code: 'ADMIN_ONLY' })
    expect(await read()).toEqual(DEFAULTS)
  })

  it.each([
    [{}],
    [{ version: 0 }],
    [{ version: 1, dailyLimit: null }],
    [{ version: 1, dailyLimit: ['200000'] }],
    [{ version: 1, exportBatchSize: 150 }],
    [{ version: 1, exportBatchSize: '50' }],
    [{ version: 1, resetHour: 24 }],
    [{ version: 1, resetHour: 1.5 }],
    [{ version: 1, shares: { everybody: 10 } }],
    [{ version: 1, shares: { import: 0 } }],
    [{ version: 1, shares: { import: 101 } }],
    [{ version: 1, orgFloorPercent: 51 }],
    [{ version: 1, alertLevels: [] }],
    [{ version: 1, alertLevels: [50, 50] }],
    [{ version: 1, alertLevels: [75, 50] }],
    [{ version: 1, alertLevels: [0] }],
    [{ version: 1, alertLevels: [10, 20, 30, 40, 50, 60, 70] }],
    [{ version: 1, jumpPoints: 0 }],
    [{ version: 1, mutedUntil: '2026-03-03T10:00:00Z' }],
    [{ version: 1, tenantId: '00000000-0000-4000-8000-000000000000' }],
  ])('reject %j', async (payload) => {
    const answer = await patch(payload)
    expect([answer.statusCode, answer.json()]).toEqual([400, expect.objectContaining({ code: 'INPUT_INVALID' })])
    expect(await read()).toEqual(DEFAULTS)
  })

  it('refuse the second of two admins, and name the first', async () => {
    const answers = await Promise.all([1, 2].map((more) => patch({ version: 1, dailyLimit: 200_000 + more })))
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 409])
    const refused = answers.find(({ statusCode }) => statusCode === 409)
    expect(refused?.json()).toMatchObject({
      code: 'SETTINGS_CHANGED',
      params: { by: 'Ada Admin', at: '2026-03-02T10:00:00.000Z' },
      detail: expect.stringMatching(/^Ada Admin saved other settings on .*2026/),
    })
    expect(await read()).toMatchObject({ version: 2 })
  })

  it('Q2 the API and the database refuse a limit below 100,000, and an org’s key cannot change it at all', async () => {
    for (const dailyLimit of [99_999, '99,999', '99 999', '９９，９９９', 0, -100_000]) {
      const answer = await patch({ version: 1, dailyLimit })
      expect([answer.statusCode, answer.json()]).toEqual([
        400,
        expect.objectContaining({
          code: 'DAILY_LIMIT_TOO_LOW',
          params: { minimum: 100_000 },
          detail: expect.stringContaining('100,000'),
        }),
      ])
    }
    for (const dailyLimit of ['', 'many', '100,00', '1e6', '-200000', 100_000.5])
      expect((await patch({ version: 1, dailyLimit })).json()).toMatchObject({ code: 'DAILY_LIMIT_NOT_A_NUMBER' })
    for (const dailyLimit of ['2,147,483,648', 1e300])
      expect((await patch({ version: 1, dailyLimit })).json()).toMatchObject({ code: 'DAILY_LIMIT_TOO_HIGH' })
    expect(await read()).toEqual(DEFAULTS)

    await patch({ version: 1, dailyLimit: 200_000 })
    for (const statement of [
      'update credit_settings set daily_limit = 99999',
      'update credit_settings set daily_limit = 0',
      'update credit_settings set daily_limit = null',
      'update credit_settings set daily_limit = 2147483648',
      `insert into credit_settings (tenant_id, daily_limit) select tenant_id, 99999 from tenant
       on conflict (tenant_id) do update set daily_limit = excluded.daily_limit`,
      `insert into credit_window (tenant_id, window_start, window_end, daily_limit, allowance)
       select tenant_id, '2026-03-02T00:00:00Z', '2026-03-03T00:00:00Z', 99999, 99999 from tenant`,
    ])
      await expect(service.database.execute(statement), statement).rejects.toThrow(
        /credit_settings_daily_limit|credit_window_limit|not-null|out of range/,
      )
    expect(await read()).toMatchObject({ dailyLimit: 200_000 })

    const { code } = (await admin.request({ method: 'POST', url: '/api/v1/pairing-codes' })).json<{ code: string }>()
    const introduction = { code, organizationId: ORG, organizationName: 'Acme', environment: 'sandbox' }
    const paired = await service.inject({ method: 'POST', url: '/org-api/v1/pairings', payload: introduction })
    const headers = {
      authorization: `Bearer ${paired.json<{ key: string }>().key}`,
      'tollbridge-organization-id': ORG,
    }
    expect((await service.inject({ url: '/org-api/v1/status', headers })).statusCode).toBe(200)
    const payload = { version: 2, dailyLimit: 300_000 }
    expect((await service.inject({ method: 'PATCH', url: SETTINGS, headers, payload })).statusCode).toBe(401)
    const open = routes.filter(({ config }) => ['org-key', 'org-admin-key'].includes(config?.access ?? ''))
    expect(open).not.toEqual([])
    expect(open.filter(({ schema }) => JSON.stringify(schema?.body ?? {}).includes('dailyLimit'))).toEqual([])
    expect(await read()).toMatchObject({ dailyLimit: 200_000 })
  })

  it('mute the alerts until a set time, and record it in the audit trail', async () => {
    expect((await mute('2026-03-03T10:00:00Z')).statusCode).toBe(204)
    expect(await read()).toEqual({ ...DEFAULTS, mutedUntil: '2026-03-03T10:00:00.000Z' })
    expect((await unmute()).statusCode).toBe(204)
    expect((await unmute()).statusCode).toBe(204)
    expect(await read()).toEqual(DEFAULTS)
    expect(await trail('credits.alerts.muted')).toMatchObject([
      { by: 'Ada Admin', before: { mutedUntil: null }, after: { mutedUntil: '2026-03-03T10:00:00.000Z' } },
    ])
    expect(await trail('credits.alerts.unmuted')).toHaveLength(1)
  })

  it('refuse to mute without an end, or until a time in the past', async () => {
    expect((await mute('2026-03-09T10:00:01Z')).json()).toMatchObject({
      status: 400,
      code: 'MUTE_TOO_LONG',
      params: { longestDays: 7 },
      detail: expect.stringContaining('7 days'),
    })
    expect((await mute('2026-03-02T10:00:00Z')).json()).toMatchObject({ status: 400, code: 'MUTE_ENDS_IN_THE_PAST' })
    expect((await mute('tomorrow')).json()).toMatchObject({ code: 'INPUT_INVALID' })
    expect((await mute('2026-03-09T10:00:00Z')).statusCode).toBe(204)
  })

  it('write an audit trail that only admins can read', async () => {
    await patch({ version: 1, dailyLimit: 123_456 })
    expect(await trail('credits.daily-limit.changed')).toEqual(
      expect.arrayContaining([
        {
          auditId: expect.any(String),
          at: '2026-03-02T10:00:00.000Z',
          by: 'Ada Admin',
          action: 'credits.daily-limit.changed',
          before: { dailyLimit: 100_000 },
          after: { dailyLimit: 123_456 },
        },
      ]),
    )
    expect((await user.request({ url: '/api/v1/audit' })).json()).toMatchObject({ code: 'ADMIN_ONLY' })
    expect((await admin.request({ url: '/api/v1/audit?tenantId=x' })).json()).toMatchObject({ code: 'INPUT_INVALID' })
  })
})
