import { Registry } from 'prom-client'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { readCreditWindow } from '../../../companion/src/credits/gate/window-report.ts'
import type { Gate } from '../../../companion/src/credits/gate/gate.ts'
import type { OpenDatabase } from '../../../companion/src/platform/database/database.ts'
import type { TenantId } from '../../../companion/src/platform/ids.ts'
import { migrate } from '../../../companion/src/platform/database/migrations.ts'
import { openPostgres } from '../../../companion/src/platform/database/postgres.ts'
import { virtualClock, type VirtualClock } from '../../kit/time/clock.ts'
import { createPostgresDatabase, describeOnBoth, openTestDatabase } from '../../kit/database/database.ts'
import { creditServicesOn } from '../../kit/service/services.ts'
import { addTenant, aroundExecute, gateOn, givenOut, leave, ledgerOf, LIMIT } from '../../kit/credits/ledger.ts'

let clock: VirtualClock
beforeEach(() => {
  clock = virtualClock()
})

const reserveMany = (gate: Gate, tenantId: TenantId, times: number) =>
  Promise.allSettled(Array.from({ length: times }, () => gate.reserve(tenantId, 'person')))

const fulfilled = (results: PromiseSettledResult<unknown>[]) =>
  results.filter(({ status }) => status === 'fulfilled').length

describeOnBoth('the gate', (kind) => {
  let database: OpenDatabase
  let tenantId: TenantId
  let gate: Gate
  const window = () => readCreditWindow(tenantId, creditServicesOn(database.db, { gate, clock }))
  const leaveOnly = (left: number) => leave(left, tenantId, { database, clock })

  beforeAll(async () => {
    database = await openTestDatabase(kind)
  })
  afterAll(() => database.close())
  beforeEach(async () => {
    tenantId = await addTenant(database.db)
    gate = gateOn(database.db, { clock })
  })

  it('shows a whole window before the first credit is taken', async () => {
    expect(await window()).toEqual({
      windowStart: new Date('2026-03-02T00:00:00Z'),
      windowEnd: new Date('2026-03-03T00:00:00Z'),
      limit: LIMIT,
      used: 0,
      reserved: 0,
      lost: 0,
      left: LIMIT,
      byConsumer: [],
    })
  })

  it('writes the outcome of credits by minute, consumer and kind into the ledger', async () => {
    for (const bucket of ['api', 'api', 'auth'] as const)
      (await gate.reserve(tenantId, 'handshake', bucket)).settle('spent')
    clock.advance({ minutes: 1 })
    ;(await gate.reserve(tenantId, 'parity')).settle('spent')
    ;(await gate.reserve(tenantId, 'parity')).settle('returned')
    await gate.flush()

    const { rows } = await database.execute(
      `select at, consumer, bucket, outcome, credits from credit_count where tenant_id = $1 order by at, bucket, outcome`,
      [tenantId],
    )
    const first = new Date('2026-03-02T10:00:00Z')
    const second = new Date('2026-03-02T10:01:00Z')
    expect(rows).toEqual([
      { at: first, consumer: 'handshake', bucket: 'api', outcome: 'spent', credits: 2 },
      { at: first, consumer: 'handshake', bucket: 'auth', outcome: 'spent', credits: 1 },
      { at: second, consumer: 'parity', bucket: 'api', outcome: 'returned', credits: 1 },
      { at: second, consumer: 'parity', bucket: 'api', outcome: 'spent', credits: 1 },
    ])
    expect(await window()).toMatchObject({
      used: 4,
      byConsumer: [
        { consumer: 'handshake', credits: 3 },
        { consumer: 'parity', credits: 1 },
      ],
    })
  })

  it('settles a credit once', async () => {
    const reservation = await gate.reserve(tenantId, 'export')
    reservation.settle('returned')
    reservation.settle('returned')
    reservation.settle('spent')
    await gate.stop()
    expect(await window()).toMatchObject({ used: 0, reserved: 0, left: LIMIT })
  })

  it('takes few leases from the database, and never grants more than it leased', async () => {
    let asked = 0
    const counting = aroundExecute(database.db, (statement, execute) => {
      if (statement.includes('take_credits(')) asked += 1
      return execute()
    })
    const busy = gateOn(counting, { clock })

    for (let done = 0; done < 5_000; done += 1) (await busy.reserve(tenantId, 'export')).settle('spent')
    await busy.flush()

    expect(asked).toBeGreaterThan(0)
    expect(asked).toBeLessThan(25)
    const { granted, leased, spent } = (await givenOut(tenantId, database)) ?? {}
    expect(spent).toBe(5_000)
    expect(granted).toBe(leased)
    expect(Number(granted)).toBeLessThanOrEqual(5_000 + 2_000)
  })

  it('Q1 never exceeds the limit under 50 parallel workers, and the ledger agrees', async () => {
    await leaveOnly(120)
    const results = await reserveMany(gate, tenantId, 500)
    expect(fulfilled(results)).toBe(120)
    for (const result of results) if (result.status === 'fulfilled') result.value.settle('spent')
    expect(await window()).toMatchObject({ used: LIMIT, left: 0 })
    expect(await ledgerOf(tenantId, database)).toEqual([
      { consumer: 'person', bucket: 'api', outcome: 'refused', credits: 380 },
      { consumer: 'person', bucket: 'api', outcome: 'spent', credits: 120 },
    ])
  })

  it('gives idle leases back within two ticks, and all of them when it stops', async () => {
    for (const reservation of await Promise.all(Array.from({ length: 40 }, () => gate.reserve(tenantId, 'export')))) {
      reservation.settle('spent')
    }
    ;(await gate.reserve(tenantId, 'export')).settle('spent')
    await gate.tick()
    await gate.tick()
    expect(await givenOut(tenantId, database)).toMatchObject({ granted: 41, spent: 41 })

    ;(await gate.reserve(tenantId, 'person')).settle('spent')
    expect(Number((await givenOut(tenantId, database))?.granted)).toBeGreaterThan(42)
    await gate.stop()
    expect(await givenOut(tenantId, database)).toMatchObject({ granted: 42, leased: 42, spent: 42 })
  })

  it('refuses until the window ends, then grants from the next window', async () => {
    await leaveOnly(0)
    await expect(gate.reserve(tenantId, 'import')).rejects.toMatchObject({
      code: 'CREDIT_LIMIT_REACHED',
      params: { limit: LIMIT, until: new Date('2026-03-03T00:00:00Z') },
    })
    clock.set('2026-03-02T23:59:59.999Z')
    await expect(gate.reserve(tenantId, 'import')).rejects.toThrow('CREDIT_LIMIT_REACHED')
    clock.set('2026-03-03T00:00:00Z')
    ;(await gate.reserve(tenantId, 'import')).settle('spent')
    expect(await window()).toMatchObject({ used: 1, windowStart: new Date('2026-03-03T00:00:00Z') })
  })

  it('does not carry a lease over into the next window', async () => {
    for (let done = 0; done < 20; done += 1) (await gate.reserve(tenantId, 'export')).settle('spent')
    const late = await gate.reserve(tenantId, 'export')
    clock.set('2026-03-03T00:00:00Z')
    ;(await gate.reserve(tenantId, 'export')).settle('spent')
    late.settle('spent')
    await gate.tick()
    await gate.tick()
    const { rows } = await database.execute(
      'select granted from credit_window where tenant_id = $1 order by window_start',
      [tenantId],
    )
    expect(rows).toEqual([{ granted: 21 }, { granted: 1 }])
  })

  it('Q10 keeps to the limit of every window when the clock jumps back', async () => {
    ;(await gate.reserve(tenantId, 'export')).settle('spent')
    clock.set('2026-03-03T00:00:01Z')
    ;(await gate.reserve(tenantId, 'export')).settle('spent')
    clock.set('2026-03-02T23:59:59Z')
    ;(await gate.reserve(tenantId, 'export')).settle('spent')
    await gate.stop()
    const { rows } = await database.execute(
      'select granted from credit_window where tenant_id = $1 order by window_start',
      [tenantId],
    )
    expect(rows).toEqual([{ granted: 2 }, { granted: 1 }])
  })

  it('reports the credits of a dead process as lost, and never grants them again', async () => {
    const dying = gateOn(database.db, { clock })
    for (let done = 0; done < 6; done += 1) (await dying.reserve(tenantId, 'export')).settle('spent')
    clock.advance({ seconds: 61 })
    const { used, reserved, lost, left } = await window()
    expect([used, reserved, lost + left]).toEqual([0, 0, LIMIT])
    expect(lost).toBeGreaterThanOrEqual(6)
  })

  it('counts an idle process as alive', async () => {
    const held = await gate.reserve(tenantId, 'export')
    for (let passed = 0; passed < 10; passed += 1) {
      clock.advance({ seconds: 25 })
      await gate.tick()
    }
    expect(await window()).toMatchObject({ reserved: 1, lost: 0 })
    held.settle('spent')
    expect(await window()).toMatchObject({ used: 1, reserved: 0 })
  })

  /** A gate whose next batch is written, and whose answer is lost. */
  const losingOne = () => {
    let isLosing = true
    const losing = aroundExecute(database.db, async (statement, execute) => {
      const answer = await execute()
      const isLost = isLosing && statement.includes('settle_credits(')
      if (!isLost) return answer
      isLosing = false
      throw new Error('the connection broke')
    })
    return gateOn(losing, { clock })
  }

  it('writes a batch once, even if the answer to it was lost', async () => {
    const unlucky = losingOne()
    ;(await unlucky.reserve(tenantId, 'export')).settle('spent')
    await expect(unlucky.flush()).rejects.toThrow('the connection broke')
    ;(await unlucky.reserve(tenantId, 'export')).settle('spent')
    await unlucky.flush()
    expect(await ledgerOf(tenantId, database)).toEqual([
      { consumer: 'export', bucket: 'api', outcome: 'spent', credits: 2 },
    ])
  })

  it('SEC-L10: writes a batch of refusals alone once, even if the answer to it was lost', async () => {
    await leaveOnly(0)
    const unlucky = losingOne()
    await expect(unlucky.reserve(tenantId, 'person')).rejects.toThrow('CREDIT_LIMIT_REACHED')
    await expect(unlucky.flush()).rejects.toThrow('the connection broke')
    await unlucky.flush()
    await expect(unlucky.reserve(tenantId, 'person')).rejects.toThrow('CREDIT_LIMIT_REACHED')
    await unlucky.flush()
    expect(await ledgerOf(tenantId, database)).toEqual([
      { consumer: 'person', bucket: 'api', outcome: 'refused', credits: 2 },
    ])
  })

  it('counts for the operator', async () => {
    const registry = new Registry()
    const counted = gateOn(database.db, { clock, registry })
    await leaveOnly(902)
    ;(await counted.reserve(tenantId, 'status')).settle('spent')
    ;(await counted.reserve(tenantId, 'status')).settle('returned')
    ;(await counted.reserve(tenantId, 'status')).settle('spent')
    await expect(counted.reserve(tenantId, 'status')).rejects.toThrow('CREDIT_LIMIT_REACHED')
    await counted.flush()
    const metrics = await registry.metrics()
    for (const [outcome, count] of [
      ['spent', 2],
      ['returned', 1],
      ['refused', 1],
    ]) {
      expect(metrics).toContain(`tollbridge_credits_total{consumer="status",outcome="${outcome}"} ${count}`)
    }
  })
})

describe('the gate of two processes on one PostgreSQL', () => {
  it('Q1 never exceeds the limit under 2 x 50 parallel workers', async () => {
    const address = await createPostgresDatabase()
    const [one, other] = [await openPostgres(address), await openPostgres(address)]
    await migrate(one.db)
    const tenantId = await addTenant(one.db)
    await leave(300, tenantId, { database: one, clock })
    const gates = [gateOn(one.db, { clock }), gateOn(other.db, { clock })]
    const results = (await Promise.all(gates.map((gate) => reserveMany(gate, tenantId, 250)))).flat()
    expect(fulfilled(results)).toBeLessThanOrEqual(300)
    expect(fulfilled(results)).toBeGreaterThan(250)
    await Promise.all(gates.map((gate) => gate.stop()))
    expect(Number((await givenOut(tenantId, one))?.granted)).toBeLessThanOrEqual(LIMIT)
    await Promise.all([one.close(), other.close()])
  })
})
