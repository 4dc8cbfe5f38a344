import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { raiseNotice, type NewNotice } from '../../companion/src/notifications/notices.ts'
import { tidyNotices } from '../../companion/src/notifications/housekeeping.ts'
import { countUnread, listNotices, markAsRead } from '../../companion/src/notifications/store.ts'
import { workOnNoticeMail } from '../../companion/src/notifications/mailing.ts'
import { createBossJobs, type RunningJobs } from '../../companion/src/platform/jobs/boss-jobs.ts'
import type { OpenDatabase } from '../../companion/src/platform/database/database.ts'
import { newId, type PersonId, type TenantId } from '../../companion/src/platform/ids.ts'
import type { NoticeId } from '../../companion/src/notifications/ids.ts'
import { createLog } from '../../companion/src/platform/log.ts'
import { virtualClock, type VirtualClock } from '../kit/time/clock.ts'
import { describeOnBoth, openTestDatabase } from '../kit/database/database.ts'
import { memoryJobs, type MemoryJobs } from '../kit/service/jobs.ts'
import { memoryMail } from '../kit/service/mail.ts'
import { platformOn } from '../kit/service/services.ts'

describeOnBoth('a notice', (kind) => {
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

  const jump = (about: string, more: Partial<Pick<NewNotice, 'muted' | 'tenantId'>> = {}): NewNotice => ({
    tenantId,
    code: 'CREDIT_JUMP',
    severity: 'warning',
    params: { points: 25, used: 30_000, limit: 100_000 },
    about,
    muted: false,
    ...more,
  })
  const raise = (news: NewNotice) => raiseNotice(news, platformOn(database.db, { clock, jobs }))
  const listed = async (personId = newId<PersonId>()) => listNotices({ tenantId, personId }, { limit: 100 }, database)
  const unread = (personId: PersonId) => countUnread({ tenantId, personId }, database)

  it('is stored once, however often it is raised', async () => {
    const raised = await Promise.all(Array.from({ length: 5 }, () => raise(jump('the same'))))
    expect(raised.filter((isNew) => isNew)).toHaveLength(1)
    expect(await listed()).toMatchObject([
      { isRead: false, notice: { code: 'CREDIT_JUMP', severity: 'warning', raisedAt: clock.now(), muted: false } },
    ])
    expect(jobs.waiting()).toHaveLength(1)
  })

  it('with the same key is stored for each tenant', async () => {
    expect(await raise(jump('the same'))).toBe(true)
    expect(await raise(jump('the same', { tenantId: newId<TenantId>() }))).toBe(true)
    expect(await listed()).toHaveLength(1)
  })

  it('that is muted is shown, and not mailed', async () => {
    expect(await raise(jump('quiet', { muted: true }))).toBe(true)
    expect(await listed()).toMatchObject([{ notice: { about: 'quiet', muted: true } }])
    expect(jobs.waiting()).toEqual([])
  })

  it('is listed before older ones', async () => {
    await raise(jump('older'))
    clock.advance({ minutes: 1 })
    await raise(jump('newer'))
    expect((await listed()).map(({ notice }) => notice.about)).toEqual(['newer', 'older'])
  })

  it('is unread by each person until that person has read it', async () => {
    const [ada, grace] = [newId<PersonId>(), newId<PersonId>()]
    for (const about of ['one', 'two', 'three']) await raise(jump(about))
    const [first] = await listed()
    const noticeIds = first ? [first.notice.noticeId] : []
    await markAsRead({ tenantId, personId: ada, noticeIds }, database)
    await markAsRead({ tenantId, personId: ada, noticeIds }, database)
    expect([await unread(ada), await unread(grace)]).toEqual([2, 3])
    await markAsRead({ tenantId, personId: ada, noticeIds: [] }, database)
    expect(await unread(ada)).toBe(2)
    await markAsRead({ tenantId, personId: ada }, database)
    expect([await unread(ada), await unread(grace)]).toEqual([0, 3])
    expect((await listed(ada)).every(({ isRead }) => isRead)).toBe(true)
  })

  it('of another tenant is neither counted nor marked', async () => {
    const other = newId<TenantId>()
    const personId = newId<PersonId>()
    await raise(jump('theirs', { tenantId: other }))
    const [theirs] = await listNotices({ tenantId: other, personId }, { limit: 100 }, database)
    await markAsRead({ tenantId, personId, noticeIds: theirs ? [theirs.notice.noticeId] : [] }, database)
    await markAsRead({ tenantId, personId }, database)
    expect(await unread(personId)).toBe(0)
    expect(await countUnread({ tenantId: other, personId }, database)).toBe(1)
  })

  it('is kept for 90 days after a person has read it, and for a year while it is unread', async () => {
    const abouts = async () => (await listed()).map(({ notice }) => notice.about).toSorted()
    await raise(jump('read'))
    await markAsRead({ tenantId, personId: newId<PersonId>() }, database)
    await raise(jump('unread'))
    const tidy = () => tidyNotices({ db: database.db, clock })

    clock.advance({ days: 90 })
    await tidy()
    expect(await abouts()).toEqual(['read', 'unread'])

    clock.advance({ seconds: 1 })
    await tidy()
    expect(await abouts()).toEqual(['unread'])

    clock.advance({ days: 275 })
    await tidy()
    expect(await abouts()).toEqual([])
  })

  it('that was deleted can be raised again', async () => {
    await raise(jump('again'))
    clock.advance({ days: 366 })
    await tidyNotices({ db: database.db, clock })
    expect(await raise(jump('again'))).toBe(true)
  })

  it('that was deleted is not mailed', async () => {
    const mail = memoryMail()
    await workOnNoticeMail(jobs, { ...platformOn(database.db, { mail }), kinds: {}, people: async () => [] })
    await jobs.send('notifications.mail', { noticeId: newId<NoticeId>() })
    await jobs.run()
    expect(mail.sent).toEqual([])
  })
})

describeOnBoth('a notice and the job that mails it', (kind) => {
  let database: OpenDatabase
  let jobs: RunningJobs
  const clock = virtualClock()
  const tenantId = newId<TenantId>()

  beforeEach(async () => {
    database = await openTestDatabase(kind)
    jobs = await createBossJobs(database, createLog('silent'))
    jobs.accept('notifications.mail')
    await jobs.start()
  })
  afterEach(async () => {
    await jobs.stop()
    await database.close()
  })

  const raise = (db = database.db) =>
    raiseNotice(
      {
        tenantId,
        code: 'AUTHORIZATION_REQUIRED',
        severity: 'error',
        params: { orgName: 'Acme', refusal: 'SALESFORCE_GRANT_INVALID' },
        about: 'x',
        muted: false,
      },
      platformOn(db, { clock, jobs }),
    )
  const written = async () => {
    const { rows } = await database.execute(
      `select (select count(*)::int from notice) as notices,
        (select count(*)::int from pgboss.job where name = 'notifications.mail') as jobs`,
    )
    return rows[0]
  }

  it('are stored together', async () => {
    await raise()
    expect(await written()).toEqual({ notices: 1, jobs: 1 })
  })

  it('roll back together', async () => {
    const undone = database.db.transaction(async (tx) => {
      await raise(tx)
      throw new Error('rolled back')
    })
    await expect(undone).rejects.toThrow('rolled back')
    expect(await written()).toEqual({ notices: 0, jobs: 0 })
  })
})
