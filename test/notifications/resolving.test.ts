import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { type NewNotice, raiseNotice, resolveNotices } from '../../companion/src/notifications/notices.ts'
import { countErrors, listNotices, type Wanted } from '../../companion/src/notifications/store.ts'
import { before } from '../../companion/src/platform/clock.ts'
import type { OpenDatabase } from '../../companion/src/platform/database/database.ts'
import { newId, type PersonId, type TenantId } from '../../companion/src/platform/ids.ts'
import { describeOnBoth, openTestDatabase } from '../kit/database/database.ts'
import { memoryJobs, type MemoryJobs } from '../kit/service/jobs.ts'
import { platformOn } from '../kit/service/services.ts'
import { virtualClock, type VirtualClock } from '../kit/time/clock.ts'

describeOnBoth('UX-A5 a notice whose cause is gone', (kind) => {
  let database: OpenDatabase
  let clock: VirtualClock
  let jobs: MemoryJobs
  let tenantId: TenantId

  beforeAll(async () => {
    database = await openTestDatabase(kind)
  })
  afterAll(() => database.close())
  beforeEach(() => {
    clock = virtualClock()
    jobs = memoryJobs()
    tenantId = newId<TenantId>()
  })

  const lost = (about = 'tokens 1'): NewNotice => ({
    tenantId,
    code: 'AUTHORIZATION_REQUIRED',
    severity: 'error',
    params: { orgName: 'Acme', refusal: 'SALESFORCE_GRANT_INVALID' },
    about,
    muted: false,
  })
  const raise = (news = lost(), db = database.db) => raiseNotice(news, platformOn(db, { clock, jobs }))
  const resolve = (db = database.db, abouts?: string[]) =>
    resolveNotices({ tenantId, codes: ['AUTHORIZATION_REQUIRED'], abouts }, { db, clock })
  const listed = async (wanted: Partial<Wanted> = {}) =>
    (await listNotices({ tenantId, personId: newId<PersonId>() }, { limit: 100, ...wanted }, database)).map(
      ({ notice }) => notice,
    )
  const errors = () => countErrors(tenantId, before(clock.now(), { days: 7 }), database)

  it('is resolved once, and keeps that moment', async () => {
    await raise()
    clock.advance({ minutes: 11 })
    const at = clock.now()
    expect(await resolve()).toMatchObject([{ about: 'tokens 1', resolvedAt: at }])
    clock.advance({ minutes: 1 })
    expect(await resolve()).toEqual([])
    expect(await listed()).toMatchObject([{ resolvedAt: at }])
  })

  it('stays open where another subject, kind or tenant is meant', async () => {
    await raise()
    await resolve(database.db, ['tokens 2'])
    await resolve(database.db, [])
    await resolveNotices({ tenantId, codes: ['CONNECTION_FAILING'] }, { ...database, clock })
    await resolveNotices({ tenantId: newId<TenantId>(), codes: ['AUTHORIZATION_REQUIRED'] }, { ...database, clock })
    expect(await listed({ state: 'open' })).toHaveLength(1)
  })

  it('is raised and mailed again when the cause comes back', async () => {
    expect([await raise(), await raise()]).toEqual([true, false])
    await resolve()
    clock.advance({ minutes: 1 })
    expect([await raise(), await raise()]).toEqual([true, false])
    expect((await listed()).map(({ resolvedAt }) => resolvedAt !== null)).toEqual([false, true])
    expect(jobs.waiting()).toHaveLength(2)
  })

  it('is found by its state', async () => {
    await raise()
    await raise({ ...lost('half'), severity: 'info' })
    await raise(lost('tokens 2'))
    await resolve(database.db, ['tokens 1'])
    const abouts = async (state: Wanted['state']) => (await listed({ state })).map(({ about }) => about)
    expect(await abouts('open')).toEqual(['tokens 2'])
    expect(await abouts('resolved')).toEqual(['tokens 1'])
    expect(await abouts(undefined)).toHaveLength(3)
  })

  it('counts as an error for seven days after its end, and while it is open', async () => {
    await raise()
    clock.advance({ days: 30 })
    expect(await errors()).toMatchObject([{ code: 'AUTHORIZATION_REQUIRED', count: 1 }])
    await resolve()
    clock.advance({ days: 7 })
    expect(await errors()).toHaveLength(1)
    clock.advance({ seconds: 1 })
    expect(await errors()).toEqual([])
  })

  if (kind === 'embedded') return

  it('comes back in a transaction that overlaps with its end', async () => {
    await raise()
    let again: Promise<boolean> | undefined
    await database.db.transaction(async (tx) => {
      await resolve(tx)
      again = raise()
      await waiting(database)
    })
    expect(await again).toBe(true)
    expect((await listed()).map(({ resolvedAt }) => resolvedAt !== null).toSorted()).toEqual([false, true])
  })

  it('does not come back when its end is rolled back', async () => {
    await raise()
    let again: Promise<boolean> | undefined
    const undone = database.db.transaction(async (tx) => {
      await resolve(tx)
      again = raise()
      await waiting(database)
      throw new Error('rolled back')
    })
    await expect(undone).rejects.toThrow('rolled back')
    expect(await again).toBe(false)
    expect(await listed({ state: 'open' })).toHaveLength(1)
  })
})

/** Waits until a statement waits for a lock. */
const waiting = (database: OpenDatabase) =>
  expect
    .poll(async () => {
      const { rows } = await database.execute(
        `select count(*)::int as count from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`,
      )
      return rows[0]?.count
    })
    .toBe(1)
