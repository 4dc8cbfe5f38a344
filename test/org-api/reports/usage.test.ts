import { Value } from 'typebox/value'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { OrgUsageAnswer } from '../../../companion/src/org-api/reports/schemas.ts'
import { startTestApp, type TestApp } from '../../kit/service/app.ts'
import type { Browser } from '../../kit/service/sign-in.ts'

const ORG = '00D5e000000abcdEAA'

let service: TestApp
let admin: Browser
let key: string

beforeAll(async () => {
  service = await startTestApp()
  admin = await service.signIn()
  const { code } = (await admin.request({ method: 'POST', url: '/api/v1/pairing-codes' })).json<{ code: string }>()
  const payload = { code, organizationId: ORG, organizationName: 'Acme', environment: 'sandbox' }
  key = (await service.inject({ method: 'POST', url: '/org-api/v1/pairings', payload })).json<{ key: string }>().key
  await service.database.execute(
    `insert into credit_count select tenant_id, 'minute', '2026-03-02T09:58:00Z', 'export', 'api', 'spent', 12 from tenant`,
  )
})
afterAll(() => service.close())

const ask = (path: string, organizationId = ORG) =>
  service.inject({
    url: `/org-api/v1/${path}`,
    headers: { authorization: `Bearer ${key}`, 'tollbridge-organization-id': organizationId },
  })

describe('the usage for a paired org', () => {
  it('is the window, the range and the forecast that the pages show, in one answer', async () => {
    const query = '?range=7d&timeZone=America%2FNew_York'
    const answer = await ask(`usage${query}`)
    expect(answer.statusCode).toBe(200)
    const shown = Value.Parse(OrgUsageAnswer, answer.json())
    const page = async (path: string) => (await admin.request({ url: `/api/v1/credits/${path}` })).json<unknown>()
    expect(shown).toEqual({ window: await page('window'), usage: await page(`usage${query}`), forecast: await page('forecast') }) // prettier-ignore
    expect(shown.usage.totals.spent).toBe(12)
    expect(shown.usage.points).toHaveLength(7)
  })

  it('is the last 24 hours by default', async () => {
    expect((await ask('usage')).json()).toMatchObject({ usage: { range: '24h', timeZone: 'UTC' } })
  })

  it('is refused for an unknown range or time zone', async () => {
    expect((await ask('usage?range=90d')).json()).toMatchObject({ code: 'INPUT_INVALID' })
    expect((await ask('usage?timeZone=Mars/Phobos')).json()).toMatchObject({ code: 'TIME_ZONE_UNKNOWN' })
  })

  it('is refused to a key that was copied into another org, and without a key', async () => {
    expect((await ask('usage', '00D5e000000wxyzEAA')).json()).toMatchObject({ code: 'ORG_MISMATCH' })
    expect((await service.inject({ url: '/org-api/v1/usage' })).statusCode).toBe(401)
    expect((await admin.request({ url: '/org-api/v1/usage' })).statusCode).toBe(401)
  })
})

describe('the status for a paired org', () => {
  it('shows credits reserved and left beside credits used', async () => {
    expect((await ask('status')).json()).toMatchObject({
      credits: { used: 0, reserved: 0, left: 100_000, limit: 100_000, windowEnd: '2026-03-03T00:00:00.000Z' },
    })
  })
})
