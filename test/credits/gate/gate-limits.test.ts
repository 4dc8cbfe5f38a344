import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { readCreditWindow } from '../../../companion/src/credits/gate/window-report.ts'
import type { Gate } from '../../../companion/src/credits/gate/gate.ts'
import type { OpenDatabase } from '../../../companion/src/platform/database/database.ts'
import type { TenantId } from '../../../companion/src/platform/ids.ts'
import { virtualClock, type VirtualClock } from '../../kit/time/clock.ts'
import { describeOnBoth, openTestDatabase } from '../../kit/database/database.ts'
import { creditServicesOn } from '../../kit/service/services.ts'
import { addTenant, gateOn, givenOut, leave } from '../../kit/credits/ledger.ts'

let clock: VirtualClock
beforeEach(() => {
  clock = virtualClock()
})

describeOnBoth('the gate within its limits', (kind) => {
  let database: OpenDatabase
  let tenantId: TenantId
  let gate: Gate
  const leaveOnly = (left: number) => leave(left, tenantId, { database, clock })

  beforeAll(async () => {
    database = await openTestDatabase(kind)
  })
  afterAll(() => database.close())
  beforeEach(async () => {
    tenantId = await addTenant(database.db)
    gate = gateOn(database.db, { clock })
  })

  it('counts each tenant alone, by its own reset hour', async () => {
    const late = await addTenant(database.db, { resetHour: 18 })
    await leaveOnly(0)
    await gate.reserve(late, 'status')
    expect(await readCreditWindow(late, creditServicesOn(database.db, { gate, clock }))).toMatchObject({
      windowStart: new Date('2026-03-01T18:00:00Z'),
      reserved: 1,
    })
  })

  it('gives a shorter window its share of the limit', async () => {
    const moving = await addTenant(database.db, {
      comingResetHour: 6,
      comingResetHourFrom: new Date('2026-03-03T00:00:00Z'),
    })
    clock.set('2026-03-03T00:00:00Z')
    await gate.reserve(moving, 'person')
    expect(await givenOut(moving, database)).toMatchObject({ allowance: 25_000 })
  })

  it('reserves the last half percent for people and token refreshes, and the last tenth for people', async () => {
    await leaveOnly(501)
    ;(await gate.reserve(tenantId, 'flow-step')).settle('spent')
    await expect(gate.reserve(tenantId, 'flow-step')).rejects.toThrow('CREDIT_LIMIT_REACHED')
    await expect(gate.reserve(tenantId, 'status')).rejects.toThrow('CREDIT_LIMIT_REACHED')
    ;(await gate.reserve(tenantId, 'handshake')).settle('spent')
    await gate.stop()

    await database.execute('update credit_window set granted = granted + 399 where tenant_id = $1', [tenantId])
    await expect(gate.reserve(tenantId, 'handshake')).rejects.toThrow('CREDIT_LIMIT_REACHED')
    ;(await gate.reserve(tenantId, 'person')).settle('spent')
  })

  it('limits a consumer to its exact share, and does not limit the others', async () => {
    const shared = await addTenant(database.db, { shares: { export: 1 } })
    const other = gateOn(database.db, { clock })
    const reserve = (from: Gate) =>
      Promise.allSettled(Array.from({ length: 700 }, () => from.reserve(shared, 'export')))
    const results = (await Promise.all([reserve(gate), reserve(other)])).flat()
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1_000)
    await expect(gate.reserve(shared, 'export')).rejects.toMatchObject({
      code: 'CREDIT_SHARE_REACHED',
      params: { consumer: 'export', until: new Date('2026-03-03T00:00:00Z') },
    })
    await gate.reserve(shared, 'import')
  })

  it('stops spending in every process when the limit is lowered below the credits spent', async () => {
    const generous = await addTenant(database.db, { dailyLimit: 200_000 })
    await leave(50_000, generous, { database, clock })
    const other = gateOn(database.db, { clock })
    for (const one of [gate, other])
      for (let n = 0; n < 8; n += 1) (await one.reserve(generous, 'export')).settle('spent')

    await database.execute('update credit_window set daily_limit = 100000, allowance = 100000 where tenant_id = $1', [
      generous,
    ])
    await gate.recall(generous)
    await expect(gate.reserve(generous, 'export')).rejects.toThrow('CREDIT_LIMIT_REACHED')
    await other.tick()
    await expect(other.reserve(generous, 'export')).rejects.toThrow('CREDIT_LIMIT_REACHED')
  })

  it('has database constraints: no limit below 100,000, no grant above the allowance, no overlapping windows', async () => {
    await leaveOnly(0)
    const change = (change: string) =>
      database.execute(`update credit_window set ${change} where tenant_id = $1`, [tenantId])
    await expect(change('granted = granted + 1')).rejects.toThrow()
    await expect(change('daily_limit = 99999')).rejects.toThrow()
    await expect(change('allowance = 100001')).rejects.toThrow()
    await expect(
      database.execute(
        `insert into credit_window (tenant_id, window_start, window_end, daily_limit, allowance)
         values ($1, '2026-03-02T06:00:00Z', '2026-03-03T06:00:00Z', 100000, 100000)`,
        [tenantId],
      ),
    ).rejects.toThrow('overlaps')
  })
})
