import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { tenant } from '../../../companion/src/accounts/tables.ts'
import { creditCount } from '../../../companion/src/credits/tables.ts'
import { readUsage, sumUpUsage } from '../../../companion/src/credits/usage/usage.ts'
import { readUsageCsv } from '../../../companion/src/credits/usage/csv.ts'
import { periodOf, type UsageQuery } from '../../../companion/src/credits/usage/range.ts'
import { after } from '../../../companion/src/platform/clock.ts'
import type { OpenDatabase } from '../../../companion/src/platform/database/database.ts'
import { newId, type TenantId } from '../../../companion/src/platform/ids.ts'
import { virtualClock, type VirtualClock } from '../../kit/time/clock.ts'
import { describeOnBoth, openTestDatabase } from '../../kit/database/database.ts'
import { memoryGate } from '../../kit/credits/memory-gate.ts'
import { creditServicesOn } from '../../kit/service/services.ts'

const NOW = '2026-03-02T10:20:00Z'

type Row = typeof creditCount.$inferInsert

describeOnBoth('the usage of a tenant', (kind) => {
  let database: OpenDatabase
  let tenantId: TenantId
  let clock: VirtualClock

  beforeAll(async () => {
    database = await openTestDatabase(kind)
  })
  afterAll(() => database.close())
  beforeEach(async () => {
    clock = virtualClock(NOW)
    tenantId = await addTenant()
  })

  async function addTenant(): Promise<TenantId> {
    const id = newId<TenantId>()
    await database.db.insert(tenant).values({ tenantId: id, businessName: 'Acme', createdAt: clock.now() })
    return id
  }

  const count = async (at: string, row: Partial<Row> = {}) => {
    const counted = { span: 'minute', consumer: 'export', bucket: 'api', outcome: 'spent', credits: 1 } as const
    await database.db.insert(creditCount).values({ ...counted, tenantId, at: new Date(at), ...row })
  }
  const read = (query: UsageQuery) => readUsage(tenantId, query, creditServicesOn(database.db, { clock }))
  const csv = (query: UsageQuery) => readUsageCsv(tenantId, query, creditServicesOn(database.db, { clock }))
  const spent = async (query: UsageQuery) => (await read(query)).points.map((point) => point.spent)

  it('is zero for every hour of a tenant that has spent nothing', async () => {
    const usage = await read({})
    expect(usage).toMatchObject({ range: '24h', span: 'hour', timeZone: 'UTC' })
    expect([usage.from, usage.to]).toEqual([new Date('2026-03-01T11:00:00Z'), new Date(NOW)])
    expect(usage.points).toHaveLength(24)
    expect(usage.points.at(-1)).toEqual({ at: new Date('2026-03-02T10:00:00Z'), spent: 0, refused: 0, byConsumer: {} })
    expect(usage.totals).toEqual({ spent: 0, returned: 0, refused: 0, byConsumer: [] })
  })

  it('counts each credit once, whatever span and purpose its row has', async () => {
    await count('2026-03-02T08:00:00Z', { span: 'hour', credits: 50 })
    await count('2026-03-02T08:00:00Z', { span: 'minute', credits: 3 })
    await count('2026-03-02T08:59:00Z', { bucket: 'auth', consumer: 'handshake', credits: 2 })
    await count('2026-03-02T09:00:00Z', { credits: 7 })
    await count('2026-03-02T10:20:00Z', { outcome: 'refused', credits: 4 })
    await count('2026-03-02T10:20:00Z', { outcome: 'returned', credits: 5 })
    const { points, totals } = await read({ range: '24h' })
    expect(points.slice(-3)).toEqual([
      { at: new Date('2026-03-02T08:00:00Z'), spent: 55, refused: 0, byConsumer: { handshake: 2, export: 53 } },
      { at: new Date('2026-03-02T09:00:00Z'), spent: 7, refused: 0, byConsumer: { export: 7 } },
      { at: new Date('2026-03-02T10:00:00Z'), spent: 0, refused: 4, byConsumer: {} },
    ])
    expect(totals).toEqual({
      spent: 62,
      returned: 5,
      refused: 4,
      byConsumer: [
        { consumer: 'handshake', spent: 2, refused: 0 },
        { consumer: 'export', spent: 60, refused: 4 },
      ],
    })
  })

  it('counts only credits of the range and of the tenant', async () => {
    await count('2026-03-01T10:59:00Z', { credits: 9 })
    await count('2026-03-01T11:00:00Z', { credits: 1 })
    await count('2026-03-02T10:20:00Z', { credits: 2, tenantId: await addTenant() })
    await count('2025-02-02T00:00:00Z', { credits: 9, span: 'day' })
    expect((await read({ range: '24h' })).totals.spent).toBe(1)
    expect((await spent({ range: '24h' })).at(0)).toBe(1)
  })

  it.each([
    { timeZone: 'Europe/Stockholm', first: '2026-03-28T23:00:00Z', last: '2026-03-29T21:59:00Z', hours: 23 },
    { timeZone: 'Europe/Stockholm', first: '2026-10-24T22:00:00Z', last: '2026-10-25T22:59:00Z', hours: 25 },
    { timeZone: 'America/New_York', first: '2026-03-08T05:00:00Z', last: '2026-03-09T03:59:00Z', hours: 23 },
    { timeZone: 'America/New_York', first: '2026-11-01T04:00:00Z', last: '2026-11-02T04:59:00Z', hours: 25 },
  ])(
    'by days in $timeZone has a day from $first to $last, of $hours hours',
    async ({ timeZone, first, last, hours }) => {
      const start = new Date(first)
      clock.set(after(start, { hours: hours + 12 }))
      for (let hour = -1; hour <= hours; hour += 1)
        await count(after(start, { hours: hour }).toISOString(), { span: 'hour' })
      await count(last, { credits: 100 })
      expect(await spent({ range: '7d', timeZone })).toEqual([0, 0, 0, 0, 1, 100 + hours, 1])
    },
  )

  it('by 30 days of the reader includes days without spending', async () => {
    await count('2026-01-31T22:59:00Z', { span: 'hour', credits: 9 })
    await count('2026-01-31T23:00:00Z', { span: 'hour', credits: 1 })
    await count('2026-03-02T10:19:00Z', { credits: 2 })
    const { points, span, from } = await read({ range: '30d', timeZone: 'Europe/Stockholm' })
    expect(span).toBe('day')
    expect(from).toEqual(new Date('2026-01-31T23:00:00Z'))
    expect(points.map((point) => point.spent)).toEqual([1, ...Array.from({ length: 28 }, () => 0), 2])
  })

  it('adds up beyond the range of a database integer', async () => {
    for (const at of ['2026-03-02T08:00:00Z', '2026-03-02T08:01:00Z']) await count(at, { credits: 2_000_000_000 })
    expect((await read({})).totals.spent).toBe(4_000_000_000)
  })

  it('flushes the gate first', async () => {
    const flushed: (TenantId | undefined)[] = []
    const flush = async (id?: TenantId) => void flushed.push(id)
    const services = creditServicesOn(database.db, { clock, gate: { ...memoryGate(), flush } })
    await readUsage(tenantId, {}, services)
    await readUsageCsv(tenantId, {}, services)
    expect(flushed).toEqual([tenantId, tenantId])
  })

  it('is a file by hour, with credits returned and refused', async () => {
    await count('2026-03-02T08:00:00Z', { span: 'hour', credits: 50 })
    await count('2026-03-02T08:07:00Z', { credits: 3 })
    await count('2026-03-02T08:07:00Z', { bucket: 'auth', consumer: 'handshake', credits: 2 })
    await count('2026-03-02T09:01:00Z', { outcome: 'refused', credits: 4 })
    await count('2026-02-23T23:00:00Z', { span: 'hour', outcome: 'returned' })
    const { name, content } = await csv({ range: '7d', timeZone: 'Europe/Stockholm' })
    expect(name).toBe('tollbridge-credits-7d-2026-03-02.csv')
    expect(content.split('\r\n')).toEqual([
      'at,consumer,kind,outcome,credits',
      '2026-02-23T23:00:00.000Z,export,api,returned,1',
      '2026-03-02T08:00:00.000Z,export,api,spent,53',
      '2026-03-02T08:00:00.000Z,handshake,auth,spent,2',
      '2026-03-02T09:00:00.000Z,export,api,refused,4',
      '',
    ])
  })
})

describe('the sums of a range', () => {
  it('have one point per start, in order', () => {
    const now = new Date(NOW)
    const period = periodOf({ range: '7d' }, now)
    const counts = [
      { point: 7, consumer: 'person', outcome: 'spent', credits: 2 } as const,
      { point: 1, consumer: 'status', outcome: 'refused', credits: 3 } as const,
    ]
    const { points, totals } = sumUpUsage(period, counts, now)
    expect(points.map(({ spent, refused }) => [spent, refused])).toEqual([[0, 3], [0, 0], [0, 0], [0, 0], [0, 0], [0, 0], [2, 0]]) // prettier-ignore
    expect(totals.byConsumer.map(({ consumer }) => consumer)).toEqual(['person', 'status'])
  })
})
