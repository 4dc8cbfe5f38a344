import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { tenant } from '../../../companion/src/accounts/tables.ts'
import { readForecast } from '../../../companion/src/credits/forecast/read.ts'
import { creditCount, creditLease, creditSettings, creditWindow } from '../../../companion/src/credits/tables.ts'
import { after } from '../../../companion/src/platform/clock.ts'
import type { OpenDatabase } from '../../../companion/src/platform/database/database.ts'
import { newId, type TenantId } from '../../../companion/src/platform/ids.ts'
import { virtualClock, type VirtualClock } from '../../kit/time/clock.ts'
import { describeOnBoth, openTestDatabase } from '../../kit/database/database.ts'
import { creditServicesOn } from '../../kit/service/services.ts'

const START = new Date('2026-03-02T06:00:00Z')

type Row = typeof creditCount.$inferInsert

describeOnBoth('the forecast of a tenant', (kind) => {
  let database: OpenDatabase
  let tenantId: TenantId
  let clock: VirtualClock

  beforeAll(async () => {
    database = await openTestDatabase(kind)
  })
  afterAll(() => database.close())
  beforeEach(async () => {
    clock = virtualClock(after(START, { hours: 6 }))
    tenantId = newId<TenantId>()
    await database.db.insert(tenant).values({ tenantId, businessName: 'Acme', createdAt: START })
    await database.db.insert(creditSettings).values({ tenantId, resetHour: 6 })
  })

  const count = async (hours: number, row: Partial<Row> = {}) => {
    const counted = { span: 'hour', consumer: 'export', bucket: 'api', outcome: 'spent', credits: 1 } as const
    await database.db.insert(creditCount).values({ ...counted, tenantId, at: after(START, { hours }), ...row })
  }

  /** A window with credits granted and spent by a process that has ended. */
  const open = async (granted: number, spent: number) => {
    const [windowStart, windowEnd] = [START, after(START, { days: 1 })]
    const limits = { dailyLimit: 100_000, allowance: 100_000 }
    await database.db.insert(creditWindow).values({ tenantId, windowStart, windowEnd, granted, ...limits })
    const lease = { tenantId, windowStart, holder: newId(), consumer: 'export' as const, renewedAt: START }
    await database.db.insert(creditLease).values({ ...lease, granted, spent })
  }

  const read = () => readForecast(tenantId, creditServicesOn(database.db, { clock }))

  it('expects nothing for a tenant that has spent nothing', async () => {
    expect(await read()).toEqual({
      spent: 0,
      limit: 100_000,
      low: 0,
      expected: 0,
      high: 0,
      reachedAt: null,
      certainty: 'low',
      basis: 'pace',
      daysOfHistory: 0,
      windowEnd: new Date('2026-03-03T06:00:00Z'),
    })
  })

  it('counts credits spent and credits lost to a crash', async () => {
    await open(700, 500)
    expect(await read()).toMatchObject({ spent: 700 })
  })

  it('reads the last two hours by minute', async () => {
    await open(60, 60)
    await count(4, { credits: 1000, at: after(START, { hours: 3, minutes: 59 }), span: 'minute' })
    await count(4, { credits: 40, span: 'minute' })
    await count(5, { credits: 20, outcome: 'refused', span: 'minute' })
    expect(await read()).toMatchObject({ basis: 'pace', expected: 60 + 20 * 18 })
  })

  it('aligns each day before with the hours of the window, from its reset hour', async () => {
    await open(100, 100)
    await count(0, { credits: 100 })
    for (let day = 1; day <= 8; day += 1) {
      await count(-24 * day, { credits: 100 })
      await count(-24 * day + 23, { credits: 900 })
      await count(-24 * day + 23, { credits: 5, outcome: 'refused' })
    }
    expect(await read()).toMatchObject({ basis: 'history', daysOfHistory: 8, expected: 1000, low: 1000, high: 1000, certainty: 'high' }) // prettier-ignore
    clock.set(after(START, { hours: 23 }))
    expect(await read()).toMatchObject({ expected: 1000, reachedAt: null })
  })

  it('counts a day without spending, and no day before the first count', async () => {
    await count(-24 * 3 - 1)
    expect(await read()).toMatchObject({ daysOfHistory: 3 })
    await count(-24 * 4)
    expect(await read()).toMatchObject({ daysOfHistory: 4 })
    await count(-24 * 200, { span: 'day' })
    expect(await read()).toMatchObject({ daysOfHistory: 14 })
  })
})
