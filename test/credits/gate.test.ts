import { Registry } from 'prom-client'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { tenant } from '../../companion/src/accounts/tables.ts'
import { creditCounter } from '../../companion/src/credits/counter.ts'
import { readCreditWindow } from '../../companion/src/credits/credit-window.ts'
import { createGate, type Gate } from '../../companion/src/credits/gate.ts'
import { creditStore } from '../../companion/src/credits/store.ts'
import type { Database, OpenDatabase } from '../../companion/src/platform/database.ts'
import { newId, type TenantId } from '../../companion/src/platform/ids.ts'
import { migrate } from '../../companion/src/platform/migrations.ts'
import { openPostgres } from '../../companion/src/platform/postgres-database.ts'
import { virtualClock, type VirtualClock } from '../support/clock.ts'
import { createPostgresDatabase, describeOnBoth, openTestDatabase } from '../support/database.ts'

const LIMIT = 100_000

let clock: VirtualClock
beforeEach(() => {
  clock = virtualClock()
})

const gateOn = (db: Database, registry = new Registry()): Gate =>
  createGate({ store: creditStore(db), clock, counter: creditCounter(registry) })

async function addTenant(db: Database, resetHour = 0): Promise<TenantId> {
  const tenantId = newId<TenantId>()
  await db.insert(tenant).values({ tenantId, businessName: 'Acme', resetHour, createdAt: clock.now() })
  return tenantId
}

/** Leaves only a few credits in the window that is open. */
async function leave(left: number, tenantId: TenantId, database: OpenDatabase): Promise<void> {
  const reservation = await gateOn(database.db).reserve(tenantId, 'status')
  await reservation.settle('returned')
  await database.execute('update credit_window set granted = $1 where tenant_id = $2', [LIMIT - left, tenantId])
}

describeOnBoth('the gate', (kind) => {
  let database: OpenDatabase
  let tenantId: TenantId
  const window = () => readCreditWindow(tenantId, { credits: creditStore(database.db), clock })

  beforeAll(async () => {
    database = await openTestDatabase(kind)
  })
  afterAll(() => database.close())
  beforeEach(async () => {
    tenantId = await addTenant(database.db)
  })

  it('shows a whole window before the first credit is taken', async () => {
    expect(await window()).toEqual({
      windowStart: new Date('2026-03-02T00:00:00Z'),
      windowEnd: new Date('2026-03-03T00:00:00Z'),
      limit: LIMIT,
      used: 0,
      reserved: 0,
      left: LIMIT,
      byConsumer: [],
    })
  })

  it('writes spent credits by consumer into the ledger', async () => {
    const gate = gateOn(database.db)
    for (const bucket of ['api', 'api', 'auth'] as const) {
      await (await gate.reserve(tenantId, 'handshake', bucket)).settle('spent')
    }
    await (await gate.reserve(tenantId, 'parity')).settle('spent')
    await gate.reserve(tenantId, 'parity')
    expect(await window()).toMatchObject({
      used: 4,
      reserved: 1,
      left: LIMIT - 5,
      byConsumer: [
        { consumer: 'handshake', credits: 3 },
        { consumer: 'parity', credits: 1 },
      ],
    })
    const { rows } = await database.execute(
      `select bucket, credits from credit_use where consumer = 'handshake' and tenant_id = $1`,
      [tenantId],
    )
    expect(rows.toSorted((a, b) => String(a.bucket).localeCompare(String(b.bucket)))).toEqual([
      { bucket: 'api', credits: 2 },
      { bucket: 'auth', credits: 1 },
    ])
  })

  it('gives a returned credit out again, once', async () => {
    const reservation = await gateOn(database.db).reserve(tenantId, 'status')
    await Promise.all([reservation.settle('returned'), reservation.settle('returned'), reservation.settle('spent')])
    expect(await window()).toMatchObject({ used: 0, reserved: 0, left: LIMIT })
  })

  it('never goes over the limit under 50 parallel reservations', async () => {
    await leave(20, tenantId, database)
    const gate = gateOn(database.db)
    const results = await Promise.allSettled(Array.from({ length: 50 }, () => gate.reserve(tenantId, 'export')))
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(20)
    expect(await window()).toMatchObject({ left: 0 })
  })

  it('opens one window when 50 reservations arrive at once', async () => {
    const gate = gateOn(database.db)
    await Promise.all(Array.from({ length: 50 }, () => gate.reserve(tenantId, 'export')))
    expect(await window()).toMatchObject({ reserved: 50 })
  })

  it('refuses until the window ends, and then starts anew', async () => {
    await leave(0, tenantId, database)
    const gate = gateOn(database.db)
    await expect(gate.reserve(tenantId, 'import')).rejects.toMatchObject({
      code: 'CREDIT_LIMIT_REACHED',
      params: { limit: LIMIT, until: new Date('2026-03-03T00:00:00Z') },
    })
    clock.set('2026-03-02T23:59:59.999Z')
    await expect(gate.reserve(tenantId, 'import')).rejects.toThrow('CREDIT_LIMIT_REACHED')
    clock.set('2026-03-03T00:00:00Z')
    await gate.reserve(tenantId, 'import')
    expect(await window()).toMatchObject({ reserved: 1, windowStart: new Date('2026-03-03T00:00:00Z') })
  })

  it('counts by the reset hour of the tenant, and no tenant for another', async () => {
    const late = await addTenant(database.db, 18)
    await leave(0, tenantId, database)
    await gateOn(database.db).reserve(late, 'status')
    expect(await readCreditWindow(late, { credits: creditStore(database.db), clock })).toMatchObject({
      windowStart: new Date('2026-03-01T18:00:00Z'),
      reserved: 1,
    })
  })

  it('is backed by the database, which refuses a limit below 100,000 and more credits than the limit', async () => {
    await leave(0, tenantId, database)
    const change = (change: string) =>
      database.execute(`update credit_window set ${change} where tenant_id = $1`, [tenantId])
    await expect(change('granted = granted + 1')).rejects.toThrow('credit_window_granted')
    await expect(change('granted = 0, daily_limit = 99999')).rejects.toThrow('credit_window_limit')
  })

  it('counts for the operator', async () => {
    const registry = new Registry()
    const gate = gateOn(database.db, registry)
    await leave(2, tenantId, database)
    await (await gate.reserve(tenantId, 'status')).settle('spent')
    await (await gate.reserve(tenantId, 'status')).settle('returned')
    await leave(0, tenantId, database)
    await expect(gate.reserve(tenantId, 'status')).rejects.toThrow('CREDIT_LIMIT_REACHED')
    const metrics = await registry.metrics()
    for (const outcome of ['spent', 'returned', 'refused']) {
      expect(metrics).toContain(`tollbridge_credits_total{consumer="status",outcome="${outcome}"} 1`)
    }
  })
})

describe('the gate of two processes on one PostgreSQL', () => {
  it('never goes over the limit under 2 x 50 parallel reservations', async () => {
    const address = await createPostgresDatabase()
    const [one, other] = [await openPostgres(address), await openPostgres(address)]
    await migrate(one.db)
    const tenantId = await addTenant(one.db)
    await leave(60, tenantId, one)
    const reserve = (gate: Gate) => Array.from({ length: 50 }, () => gate.reserve(tenantId, 'export'))
    const results = await Promise.allSettled([...reserve(gateOn(one.db)), ...reserve(gateOn(other.db))])
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(60)
    await Promise.all([one.close(), other.close()])
  })
})
