import { Registry } from 'prom-client'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { tenant } from '../../companion/src/accounts/tables.ts'
import { creditGauges } from '../../companion/src/credits/gauges.ts'
import { creditWindow, orgAllowance } from '../../companion/src/credits/tables.ts'
import { after, before } from '../../companion/src/platform/clock.ts'
import type { OpenDatabase } from '../../companion/src/platform/database/database.ts'
import { newId, type TenantId } from '../../companion/src/platform/ids.ts'
import { virtualClock } from '../kit/time/clock.ts'
import { describeOnBoth, openTestDatabase } from '../kit/database/database.ts'

const NOW = new Date('2026-03-02T10:00:00Z')
const GAUGES = ['credits_left', 'credits_limit', 'org_api_used', 'org_api_limit']

describeOnBoth('the gauges for the operator', (kind) => {
  let database: OpenDatabase
  let registry: Registry
  const clock = virtualClock(NOW)

  beforeAll(async () => {
    database = await openTestDatabase(kind)
  })
  afterAll(() => database.close())
  beforeEach(async () => {
    clock.set(NOW)
    await database.execute('delete from tenant')
    registry = new Registry()
    creditGauges(registry, { db: database.db, clock })
  })

  async function addTenants(count: number): Promise<TenantId[]> {
    const ids = Array.from({ length: count }, () => newId<TenantId>()).toSorted()
    await database.db.insert(tenant).values(ids.map((tenantId) => ({ tenantId, businessName: 'Acme', createdAt: NOW })))
    return ids
  }

  const open = (tenantId: TenantId, windowStart: Date, granted = 0) => ({
    tenantId,
    windowStart,
    windowEnd: after(windowStart, { hours: 24 }),
    dailyLimit: 100_000,
    allowance: 100_000,
    granted,
  })

  /** The lines for Prometheus, without comments. */
  const lines = async () =>
    (await registry.metrics()).split('\n').filter((line) => line !== '' && !line.startsWith('#')).toSorted() // prettier-ignore

  it('show the allowance and the remaining credits of a tenant’s open window', async () => {
    const [tenantId] = await addTenants(1)
    if (!tenantId) return
    const midnight = new Date('2026-03-02T00:00:00Z')
    await database.db.insert(creditWindow).values([open(tenantId, before(midnight, { days: 1 }), 5), open(tenantId, midnight, 40)]) // prettier-ignore
    expect(await lines()).toEqual([
      `tollbridge_credits_left{tenant="${tenantId}"} 99960`,
      `tollbridge_credits_limit{tenant="${tenantId}"} 100000`,
    ])
    await database.execute('update credit_window set allowance = 30 where window_start = $1', [midnight])
    expect((await lines()).at(0)).toBe(`tollbridge_credits_left{tenant="${tenantId}"} 0`)
    clock.advance({ hours: 14 })
    expect(await lines()).toEqual([])
  })

  it('show the last allowance that the org reported, for a day', async () => {
    const [tenantId] = await addTenants(1)
    if (!tenantId) return
    const said = (origin: string, used: number, observedAt: Date) => ({ tenantId, origin, used, allowed: 15_000, observedAt }) // prettier-ignore
    const [earlier, later] = [before(NOW, { hours: 2 }), before(NOW, { hours: 1 })]
    await database.db
      .insert(orgAllowance)
      .values([
        said('https://a.example.com', 9000, earlier),
        said('https://b.example.com', 7, later),
        said('https://c.example.com', 8000, earlier),
      ])
    expect(await lines()).toEqual([
      `tollbridge_org_api_limit{tenant="${tenantId}"} 15000`,
      `tollbridge_org_api_used{tenant="${tenantId}"} 7`,
    ])
    clock.advance({ hours: 23 })
    expect(await lines()).toEqual([])
  })

  it('show the same thousand tenants, however many there are', async () => {
    const ids = await addTenants(1003)
    const start = new Date('2026-03-02T00:00:00Z')
    await database.db.insert(creditWindow).values(ids.map((tenantId) => open(tenantId, start)))
    await database.db.insert(orgAllowance).values(ids.map((tenantId) => ({ tenantId, origin: 'https://a.example.com', used: 1, allowed: 2, observedAt: NOW }))) // prettier-ignore
    const tenants = (await lines()).map((line) => /tollbridge_(\w+)\{tenant="(.+)"\}/.exec(line)?.slice(1) ?? [])
    const wanted = GAUGES.flatMap((gauge) => ids.slice(0, 1000).map((id) => [gauge, id]))
    expect(tenants).toHaveLength(4000)
    expect(tenants.toSorted()).toEqual(wanted.toSorted())
  })

  it('are empty without the database, and do not break other metrics', async () => {
    const gone = await openTestDatabase(kind)
    await gone.close()
    const other = new Registry()
    creditGauges(other, { db: gone.db, clock })
    expect(await other.metrics()).toContain('# TYPE tollbridge_credits_left gauge')
  })
})
