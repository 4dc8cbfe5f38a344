import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { raiseAlerts } from '../../../companion/src/credits/alerts/job.ts'
import { openWindow, readWindow } from '../../../companion/src/credits/gate/store.ts'
import { rollUp } from '../../../companion/src/credits/ledger/roll-up.ts'
import { listNotices } from '../../../companion/src/notifications/store.ts'
import type { OpenDatabase } from '../../../companion/src/platform/database/database.ts'
import { newId, type PersonId, type TenantId } from '../../../companion/src/platform/ids.ts'
import { ADMIN, startTestApp } from '../../kit/service/app.ts'
import { virtualClock, type VirtualClock } from '../../kit/time/clock.ts'
import { describeOnBoth, openTestDatabase } from '../../kit/database/database.ts'
import { memoryJobs, type MemoryJobs } from '../../kit/service/jobs.ts'
import { platformOn } from '../../kit/service/services.ts'
import { addTenant, gateOn } from '../../kit/credits/ledger.ts'

describeOnBoth('the alerts of credits', (kind) => {
  let database: OpenDatabase
  let clock: VirtualClock
  let jobs: MemoryJobs
  let tenantId: TenantId

  beforeAll(async () => {
    database = await openTestDatabase(kind)
  })
  afterAll(() => database.close())
  beforeEach(async () => {
    for (const table of ['notice', 'credit_window', 'credit_count']) await database.execute(`delete from ${table}`)
    clock = virtualClock()
    jobs = memoryJobs()
    tenantId = await addTenant(database.db)
  })

  const raise = () => raiseAlerts(platformOn(database.db, { clock, jobs }))
  const notices = async (of = tenantId) => {
    const listed = await listNotices({ tenantId: of, personId: newId<PersonId>() }, { limit: 100 }, database)
    return listed.map(({ notice }) => notice)
  }
  const told = async (of = tenantId) =>
    (await notices(of)).map(({ code, params }) => (code === 'CREDIT_JUMP' ? 'jump' : params.percent)).toSorted()
  const spend = (credits: number, of = tenantId) => spendNow(credits, { tenantId: of, database, clock })

  it('are not raised for a window without any credit taken', async () => {
    await openWindow(tenantId, clock.now(), database)
    await raise()
    expect(await told()).toEqual([])
  })

  it('are raised once per level and window, however often the job runs', async () => {
    await spend(50_500)
    for (let minute = 0; minute < 3; minute++) {
      await raise()
      clock.advance({ minutes: 1 })
    }
    expect(await told()).toEqual([50, 'jump'])
    await spend(45_000)
    await Promise.all([raise(), raise()])
    expect(await told()).toEqual([50, 75, 90, 'jump'])
    clock.set('2026-03-03T00:00:00Z')
    await raise()
    await spend(60_000)
    await raise()
    expect(await told()).toEqual([50, 50, 75, 90, 'jump', 'jump'])
  })

  it('are raised for each tenant at its own levels', async () => {
    const other = await addTenant(database.db, { alertLevels: [5], jumpPoints: 100, dailyLimit: 200_000 })
    await spend(10_000)
    await spend(10_000, other)
    await raise()
    expect(await told()).toEqual([])
    expect(await notices(other)).toMatchObject([
      { code: 'CREDIT_LEVEL_REACHED', params: { percent: 5, used: 10_000, limit: 200_000 } },
    ])
  })

  it('of a spike use the credits spent within the last hour of the window', async () => {
    await spend(15_000)
    clock.advance({ minutes: 61 })
    await spend(10_000)
    await raise()
    expect(await told()).toEqual([])
    clock.advance({ minutes: 30 })
    await spend(10_000)
    await raise()
    expect(await notices()).toMatchObject([{ code: 'CREDIT_JUMP', params: { points: 20, used: 35_000 } }])
  })

  it('of a spike ignore the credits of the previous window', async () => {
    clock.set('2026-03-02T23:50:00Z')
    await spend(19_000)
    clock.set('2026-03-03T00:10:00Z')
    await spend(19_000)
    await raise()
    expect(await told()).toEqual([])
  })

  it('of a spike are the same however the ledger is rolled up', async () => {
    await spend(21_000)
    await rollUp({ db: database.db, clock: { now: () => new Date('2026-03-05T00:00:00Z') } })
    await raise()
    expect(await told()).toEqual(['jump'])
  })

  it('count the credits that the gate grants', async () => {
    await database.execute(`insert into credit_settings (tenant_id, alert_levels) values ($1, '[1]')`, [tenantId])
    const gate = gateOn(database.db, { clock })
    for (let call = 0; call < 1_000; call++) (await gate.reserve(tenantId, 'person')).settle('spent')
    await gate.flush()
    await raise()
    expect(await notices()).toMatchObject([{ params: { percent: 1, used: 1_000 } }])
  })

  it('that are muted are stored and shown, and mailed again after the mute ends', async () => {
    await database.execute(`insert into credit_settings (tenant_id, muted_until) values ($1, '2026-03-02T10:30:00Z')`, [
      tenantId,
    ])
    await spend(50_000)
    await raise()
    expect((await notices()).map(({ muted }) => muted)).toEqual([true, true])
    expect(jobs.waiting()).toEqual([])
    clock.set('2026-03-02T10:30:00Z')
    await raise()
    expect(jobs.waiting()).toEqual([])
    await spend(25_000)
    await raise()
    expect((await notices()).filter(({ muted }) => !muted)).toMatchObject([{ params: { percent: 75 } }])
    expect(jobs.waiting()).toHaveLength(1)
  })

  it('are mailed to the admins within a minute, unless the tenant muted them', async () => {
    const service = await startTestApp({ database: await openTestDatabase(kind) })
    await service.signIn()
    const { rows } = await service.database.execute('select tenant_id from tenant')
    const ours = { tenantId: String(rows[0]?.tenant_id) as TenantId, database: service.database, clock: service.clock }
    const minute = async () => {
      service.mail.sent.length = 0
      await service.jobs.send('credit-alerts', {})
      await service.jobs.run()
      return service.mail.sent.map(({ to, subject }) => [to, subject])
    }
    await spendNow(15_000, ours)
    expect(await minute()).toEqual([])
    service.clock.advance({ hours: 2 })
    await spendNow(35_000, ours)
    expect(await minute()).toEqual([
      [ADMIN.email, 'Daily CRM API limit: 50% reached'],
      [ADMIN.email, 'API usage spike: up 35 percentage points within an hour'],
    ])
    expect(await minute()).toEqual([])
    const admin = await service.signIn()
    const until = '2026-03-02T20:00:00Z'
    await admin.request({ method: 'PUT', url: '/api/v1/credits/alerts/mute', payload: { until } })
    await spendNow(30_000, ours)
    expect(await minute()).toEqual([])
    expect((await admin.request({ url: '/api/v1/notices' })).json()).toMatchObject({ unread: 3 })
    await service.close()
  })
})

type Spending = { tenantId: TenantId; database: OpenDatabase; clock: VirtualClock }

/** Writes what a process would store after it spent credits at this moment. */
async function spendNow(credits: number, { tenantId, database, clock }: Spending): Promise<void> {
  const now = clock.now()
  const at = now.toISOString()
  await openWindow(tenantId, now, database)
  const { start } = await readWindow(tenantId, now, database)
  await database.execute('update credit_window set granted = granted + $1 where tenant_id = $2 and window_start = $3', [
    credits,
    tenantId,
    start.toISOString(),
  ])
  await database.execute(
    `insert into credit_lease (tenant_id, window_start, holder, consumer, granted, spent, renewed_at)
     values ($1, $2, $3, 'export', $4, $4, $5)`,
    [tenantId, start.toISOString(), newId(), credits, at],
  )
  await database.execute(
    `insert into credit_count (tenant_id, span, at, consumer, bucket, outcome, credits)
     values ($1, 'minute', $2, 'export', 'api', 'spent', $3)
     on conflict (tenant_id, at, span, consumer, bucket, outcome) do update set credits = credit_count.credits + $3`,
    [tenantId, at, credits],
  )
}
