import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Gate } from '../../../companion/src/credits/gate/gate.ts'
import { changeSettings, reportSettings } from '../../../companion/src/credits/settings/settings.ts'
import type { SettingsWish } from '../../../companion/src/credits/settings/change.ts'
import {
  DEFAULT_SETTINGS,
  lockCreditSettings,
  readCreditSettings,
} from '../../../companion/src/credits/settings/store.ts'
import { openWindow } from '../../../companion/src/credits/gate/store.ts'
import { readAudit } from '../../../companion/src/platform/audit/audit.ts'
import type { OpenDatabase } from '../../../companion/src/platform/database/database.ts'
import { newId, type PersonId, type TenantId } from '../../../companion/src/platform/ids.ts'
import type { Person } from '../../../companion/src/platform/person.ts'
import { migrate } from '../../../companion/src/platform/database/migrations.ts'
import { openPostgres } from '../../../companion/src/platform/database/postgres.ts'
import { virtualClock, type VirtualClock } from '../../kit/time/clock.ts'
import { createPostgresDatabase, describeOnBoth, openTestDatabase } from '../../kit/database/database.ts'
import { memoryHeadroom } from '../../kit/credits/memory-gate.ts'
import { refusalWith } from '../../kit/service/refusal.ts'
import { creditServicesOn } from '../../kit/service/services.ts'
import { addTenant, gateOn, givenOut, leave } from '../../kit/credits/ledger.ts'

const personOf = (tenantId: TenantId, name: string): Person => ({
  personId: newId<PersonId>(),
  tenantId,
  name,
  email: `${name.toLowerCase()}@example.com`,
  role: 'admin',
  language: 'en',
})

type Told = { minute: number; refusedAt?: string | null }

describeOnBoth('the settings of credits', (kind) => {
  let database: OpenDatabase
  let clock: VirtualClock
  let gate: Gate
  let tenantId: TenantId
  let ada: Person
  let forgotten: TenantId[]

  beforeAll(async () => {
    database = await openTestDatabase(kind)
  })
  afterAll(() => database.close())
  beforeEach(async () => {
    clock = virtualClock()
    tenantId = await addTenant(database.db)
    gate = gateOn(database.db, { clock })
    ada = personOf(tenantId, 'Ada')
    forgotten = []
  })

  const headroom = { ...memoryHeadroom(), forget: (tenant: TenantId) => void forgotten.push(tenant) }
  const change = (wish: SettingsWish, by = ada) =>
    changeSettings(wish, by, creditServicesOn(database.db, { clock, gate, headroom }))
  const read = () => readCreditSettings(tenantId, { db: database.db, clock })
  const actions = async () => (await readAudit({ tenantId }, database)).rows.map(({ action }) => action)

  it('are the defaults of the database until the tenant changes one', async () => {
    expect(await read()).toEqual(DEFAULT_SETTINGS)
    const written = await database.db.transaction((tx) => lockCreditSettings(tenantId, { db: tx, clock }))
    expect(written).toMatchObject(DEFAULT_SETTINGS)
  })

  it('change together, with author and time, and each change is in the audit trail', async () => {
    await change({
      version: 1,
      dailyLimit: '250 000',
      resetHour: 6,
      exportBatchSize: 50,
      shares: { import: 40, export: 100 },
      orgFloorPercent: 20,
      alertLevels: [80, 95],
      jumpPoints: 30,
    })
    expect(await read()).toMatchObject({
      version: 2,
      dailyLimit: 250_000,
      schedule: { resetHour: 0, coming: { resetHour: 6, from: new Date('2026-03-03T00:00:00Z') } },
      exportBatchSize: 50,
      shares: { import: 40, export: 100 },
      orgFloorPercent: 20,
      alertLevels: [80, 95],
      jumpPoints: 30,
      changedAt: clock.now(),
      changedBy: 'Ada',
    })
    const { rows: trail } = await readAudit({ tenantId }, database)
    expect(trail).toHaveLength(7)
    for (const entry of trail) expect(entry).toMatchObject({ at: clock.now(), personName: 'Ada' })
    expect(trail.find(({ action }) => action === 'credits.daily-limit.changed')).toMatchObject({
      before: { dailyLimit: 100_000 },
      after: { dailyLimit: 250_000 },
    })
    expect(trail.find(({ action }) => action === 'credits.reset-hour.changed')).toMatchObject({
      before: { resetHour: 0, comingResetHour: null },
      after: { resetHour: 0, comingResetHour: { resetHour: 6, from: '2026-03-03T00:00:00.000Z' } },
    })
    expect(forgotten).toEqual([tenantId])
  })

  it('that are set to their present value do not change, and leave no audit entry', async () => {
    await change({ version: 1, dailyLimit: 100_000, resetHour: 0, shares: {}, alertLevels: [50, 75, 90, 100] })
    expect(await read()).toMatchObject({ version: 1, changedAt: null })
    expect(await actions()).toEqual([])
  })

  it('that the change does not name stay the same', async () => {
    await change({ version: 1, shares: { status: 5 } })
    await change({ version: 2, jumpPoints: 10 })
    expect(await read()).toMatchObject({ version: 3, shares: { status: 5 }, jumpPoints: 10, dailyLimit: 100_000 })
    expect((await actions()).toSorted()).toEqual(['credits.jump-points.changed', 'credits.shares.changed'])
  })

  it('do not change when one value is refused', async () => {
    await expect(change({ version: 1, jumpPoints: 10, dailyLimit: '99,999' })).rejects.toThrow(
      refusalWith('DAILY_LIMIT_TOO_LOW'),
    )
    await expect(change({ version: 1, jumpPoints: 10, alertLevels: [90, 50] })).rejects.toThrow(
      refusalWith('INPUT_INVALID'),
    )
    expect(await read()).toEqual(expect.objectContaining({ version: 1, jumpPoints: 20 }))
    expect(await actions()).toEqual([])
  })

  it('refuse the second of two concurrent admins, and keep the change of the first', async () => {
    await change({ version: 1, dailyLimit: 300_000 })
    const grace = personOf(tenantId, 'Grace')
    const second = change({ version: 1, dailyLimit: 200_000 }, grace)
    await expect(second).rejects.toMatchObject({ code: 'SETTINGS_CHANGED', params: { by: 'Ada', at: clock.now() } })
    expect(await read()).toMatchObject({ dailyLimit: 300_000, version: 2 })
    await change({ version: 2, dailyLimit: 200_000 }, grace)
    expect(await read()).toMatchObject({ dailyLimit: 200_000, changedBy: 'Grace' })
  })

  it('refuse a change of an unknown version', async () => {
    await expect(change({ version: 7, jumpPoints: 10 })).rejects.toThrow(refusalWith('INPUT_INVALID'))
  })

  it('accept exactly one of many concurrent changes of one version', async () => {
    for (let version = 1; version <= 5; version++) {
      const limits = [1, 2, 3, 4].map((more) => 100_000 + version * 10 + more)
      const results = await Promise.allSettled(limits.map((dailyLimit) => change({ version, dailyLimit })))
      expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected', 'rejected', 'rejected'])
      for (const result of results.filter(({ status }) => status === 'rejected'))
        expect(result).toMatchObject({ reason: { code: 'SETTINGS_CHANGED' } })
      expect(limits[results.findIndex(({ status }) => status === 'fulfilled')]).toBe((await read()).dailyLimit)
    }
    expect(await actions()).toHaveLength(5)
  })

  describe('when the daily limit is lowered below what is spent', () => {
    const spent = async (left: number, limit: number) => {
      await change({ version: 1, dailyLimit: limit })
      await leave(left, tenantId, { database, clock })
    }

    it('spending stops until the window ends, and the refusal names that time', async () => {
      await spent(50_000, 200_000)
      // A lease of several credits, all but one unspent when the limit changes.
      ;(await gate.reserve(tenantId, 'person')).settle('spent')
      await change({ version: 2, dailyLimit: 100_000 })
      await expect(gate.reserve(tenantId, 'person')).rejects.toMatchObject({
        code: 'CREDIT_LIMIT_REACHED',
        params: { limit: 100_000, until: new Date('2026-03-03T00:00:00Z') },
      })
      expect(await givenOut(tenantId, database)).toMatchObject({ granted: 150_001, spent: 150_001 })
      clock.set('2026-03-03T00:00:00Z')
      await gate.reserve(tenantId, 'person')
    })

    it('and raised again, spending resumes in the same window', async () => {
      await spent(0, 100_001)
      await expect(gate.reserve(tenantId, 'person')).rejects.toThrow(refusalWith('CREDIT_LIMIT_REACHED'))
      await change({ version: 2, dailyLimit: 300_000 })
      await gate.reserve(tenantId, 'person')
      expect(await givenOut(tenantId, database)).toMatchObject({ allowance: 300_000 })
    })
  })

  it('apply to a window that another process opens with the former settings at the same time', async () => {
    let changing: Promise<void> | undefined
    await database.db.transaction(async (tx) => {
      await openWindow(tenantId, clock.now(), { db: tx })
      changing = change({ version: 1, dailyLimit: 300_000 })
      await setTimeout(300)
    })
    await changing
    expect(await givenOut(tenantId, database)).toMatchObject({ allowance: 300_000 })
  })

  it('give a window shorter than a day its share of a new limit', async () => {
    await change({ version: 1, resetHour: 6 })
    clock.set('2026-03-03T05:00:00Z')
    ;(await gate.reserve(tenantId, 'person')).settle('spent')
    await change({ version: 2, dailyLimit: 400_000 })
    expect(await givenOut(tenantId, database)).toMatchObject({ allowance: 100_000 })
  })

  it('leave past windows and those of other tenants as they are', async () => {
    const other = await addTenant(database.db)
    for (const tenant of [tenantId, other]) await gate.reserve(tenant, 'person')
    clock.set('2026-03-03T10:00:00Z')
    await change({ version: 1, dailyLimit: 200_000 })
    const allowances = async (tenant: TenantId) => {
      const { rows } = await database.execute(
        'select allowance from credit_window where tenant_id = $1 order by window_start',
        [tenant],
      )
      return rows.map(({ allowance }) => allowance)
    }
    expect(await allowances(tenantId)).toEqual([100_000, 200_000])
    expect(await allowances(other)).toEqual([100_000])
  })

  it('show the next reset hour until it applies', async () => {
    await change({ version: 1, resetHour: 18 })
    const [resetHour, coming] = [0, { resetHour: 18, from: new Date('2026-03-03T00:00:00Z') }]
    expect((await read()).schedule).toMatchObject({ resetHour, coming })
    clock.set('2026-03-03T00:00:00Z')
    expect((await read()).schedule).toEqual({ resetHour: 18, from: coming.from, coming: null })
  })

  it('include the last allowance that the org reported', async () => {
    const report = () => reportSettings(tenantId, { db: database.db, clock })
    const tell = (origin: string, used: number, { minute, refusedAt = null }: Told) =>
      database.execute(
        `insert into org_allowance (tenant_id, origin, used, allowed, observed_at, refused_at, probe_at)
         values ($1, $2, $3, 15000, $4, $5, $5)`,
        [tenantId, origin, used, `2026-03-02T09:${minute}:00Z`, refusedAt],
      )
    expect((await report()).org).toBeNull()
    await tell('https://former.my.salesforce.com', 14_999, { minute: 10 })
    expect((await report()).org).toMatchObject({ used: 14_999, limit: 15_000, state: 'low' })
    await tell('https://present.my.salesforce.com', 100, { minute: 20 })
    expect((await report()).org).toMatchObject({ used: 100, state: 'ok', observedAt: new Date('2026-03-02T09:20:00Z') })
    await tell('https://spent.my.salesforce.com', 15_000, { minute: 30, refusedAt: '2026-03-02T09:30:00Z' })
    expect((await report()).org).toMatchObject({ state: 'spent', probeAt: new Date('2026-03-02T09:30:00Z') })
  })
})

describe('the settings of credits in two processes on one PostgreSQL', () => {
  it('accept the change of exactly one of two admins', async () => {
    const address = await createPostgresDatabase()
    const processes = [await openPostgres(address), await openPostgres(address)]
    const [{ db }] = processes as [OpenDatabase]
    await migrate(db)
    const clock = virtualClock()
    const tenantId = await addTenant(db)
    for (let version = 1; version <= 10; version++) {
      const results = await Promise.allSettled(
        processes.map((process, index) =>
          changeSettings(
            { version, dailyLimit: 100_000 + 2 * version + index },
            personOf(tenantId, 'Ada'),
            creditServicesOn(process.db, { clock, gate: gateOn(process.db, { clock }) }),
          ),
        ),
      )
      expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    }
    await Promise.all(processes.map((process) => process.close()))
  })
})
