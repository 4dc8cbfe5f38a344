import { Value } from 'typebox/value'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tenant } from '../../../companion/src/accounts/tables.ts'
import type { ApiCalls } from '../../../companion/src/api-calls.ts'
import { ForecastAnswer } from '../../../companion/src/credits/forecast/schemas.ts'
import { creditCount } from '../../../companion/src/credits/tables.ts'
import { UsageAnswer } from '../../../companion/src/credits/usage/schemas.ts'
import { newId, type TenantId } from '../../../companion/src/platform/ids.ts'
import { startTestApp, type TestApp } from '../../kit/service/app.ts'
import type { Browser } from '../../kit/service/sign-in.ts'

let service: TestApp
let reader: Browser

beforeAll(async () => {
  service = await startTestApp()
  reader = await service.signIn()
  const [own] = await service.database.db.select({ tenantId: tenant.tenantId }).from(tenant)
  const other = { tenantId: newId<TenantId>(), businessName: 'Other', createdAt: service.clock.now() }
  await service.database.db.insert(tenant).values(other)
  const counted = { span: 'minute', consumer: 'flow-step', bucket: 'api', outcome: 'spent' } as const
  const at = new Date('2026-03-02T09:58:00Z')
  for (const [id, credits] of [[own?.tenantId, 7] as const, [other.tenantId, 1000] as const])
    await service.database.db.insert(creditCount).values({ ...counted, tenantId: id ?? other.tenantId, at, credits })
})
afterAll(() => service.close())

const read = (path: string) => reader.request({ url: `/api/v1/credits/${path}` })

describe('GET /api/v1/credits/usage', () => {
  it('answers the last 24 hours of the reader’s own tenant by default', async () => {
    const answer = await read('usage')
    expect(answer.statusCode).toBe(200)
    const usage = Value.Parse(UsageAnswer, answer.json())
    expect(usage).toMatchObject({
      range: '24h',
      span: 'hour',
      timeZone: 'UTC',
      from: '2026-03-01T11:00:00.000Z',
      to: '2026-03-02T10:00:00.000Z',
      totals: { spent: 7, returned: 0, refused: 0, byConsumer: [{ consumer: 'flow-step', spent: 7, refused: 0 }] },
    })
    expect(usage.points.slice(-2)).toEqual([
      { at: '2026-03-02T09:00:00.000Z', spent: 7, refused: 0, byConsumer: { 'flow-step': 7 } },
      { at: '2026-03-02T10:00:00.000Z', spent: 0, refused: 0, byConsumer: {} },
    ])
  })

  it.each([
    ['7d', 7],
    ['30d', 30],
  ])('answers %s in %i days of the reader', async (range, days) => {
    const usage = (await read(`usage?range=${range}&timeZone=Europe%2FStockholm`)).json<
      ApiCalls['GET /api/v1/credits/usage']['answer']
    >()
    expect(usage).toMatchObject({ range, span: 'day', timeZone: 'Europe/Stockholm' })
    expect(usage.points).toHaveLength(days)
    expect(usage.points.at(-1)).toMatchObject({ at: '2026-03-01T23:00:00.000Z', spent: 7 })
  })

  it('refuses an unknown time zone, and says what to do', async () => {
    for (const path of ['usage', 'usage.csv']) {
      const answer = await read(`${path}?timeZone=Mars/Phobos`)
      expect(answer.statusCode).toBe(400)
      expect(answer.json()).toMatchObject({
        code: 'TIME_ZONE_UNKNOWN',
        params: { timeZone: 'Mars/Phobos' },
        detail: expect.stringContaining('Mars/Phobos'),
        remedy: expect.stringContaining('Europe/Stockholm'),
      })
    }
  })

  it.each(['range=90d', 'range=', `timeZone=${'x'.repeat(65)}`, 'tenantId=1', 'range=7d&range=30d'])(
    'refuses ?%s',
    async (query) => {
      for (const path of ['usage', 'usage.csv'])
        expect((await read(`${path}?${query}`)).json()).toMatchObject({ code: 'INPUT_INVALID' })
    },
  )
})

describe('GET /api/v1/credits/usage.csv', () => {
  it('is a file with the hours of the range', async () => {
    const { headers, body } = await read('usage.csv?range=30d')
    expect(headers['content-type']).toBe('text/csv; charset=utf-8')
    expect(headers['content-disposition']).toBe('attachment; filename="tollbridge-credits-30d-2026-03-02.csv"')
    expect(body).toBe('at,consumer,kind,outcome,credits\r\n2026-03-02T09:00:00.000Z,flow-step,api,spent,7\r\n')
  })
})

describe('GET /api/v1/credits/forecast', () => {
  it('answers the forecast of the window', async () => {
    const answer = Value.Parse(ForecastAnswer, (await read('forecast')).json())
    expect(answer).toMatchObject({ spent: 0, limit: 100_000, basis: 'pace', windowEnd: '2026-03-03T00:00:00.000Z' })
    expect(answer.expected).toBe(7 * 4 * 14)
  })

  it('refuses a person who is not signed in, as the others do', async () => {
    for (const path of ['usage', 'usage.csv', 'forecast'])
      expect((await service.inject({ url: `/api/v1/credits/${path}` })).statusCode).toBe(401)
  })
})
