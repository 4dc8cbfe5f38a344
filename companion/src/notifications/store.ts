import { and, asc, count, desc, eq, exists, gte, inArray, isNotNull, isNull, lt, max, ne, or, sql } from 'drizzle-orm'
import type { Stored } from '../platform/deps.ts'
import type { TenantId } from '../platform/ids.ts'
import type { NoticeId } from './ids.ts'
import type { NoticeCode, Severity } from './kinds.ts'
import type { Person } from '../platform/person.ts'
import { notice, noticeReading } from './tables.ts'

/** A reader of notices: a person, or a paired org. */
export type Reader = Pick<Person, 'tenantId' | 'personId'>

export type NoticeRow = typeof notice.$inferSelect
export type ReadableNotice = { notice: NoticeRow; isRead: boolean }

/** What is gone: the cause of the notices of some kinds, and about some subjects only if they are given. */
export type Cause = { tenantId: TenantId; codes: NoticeCode[]; abouts?: string[] }

/** Which notices are wanted, newest first. `after`: the last one of the page before. */
export type Wanted = {
  state?: 'open' | 'resolved'
  severity?: Severity
  codes?: string[]
  unread?: boolean
  after?: NoticeId
  limit: number
}

/** Adds a notice. False if the tenant has an open one about the same subject. */
export async function addNotice(row: typeof notice.$inferInsert, { db }: Stored): Promise<boolean> {
  const added = await db
    .insert(notice)
    .values(row)
    .onConflictDoNothing({ target: [notice.tenantId, notice.about], where: isNull(notice.resolvedAt) })
    .returning({ noticeId: notice.noticeId })
  return added.length > 0
}

/** The notice of an id. */
export async function findNotice(noticeId: NoticeId, { db }: Stored): Promise<NoticeRow | undefined> {
  const [found] = await db.select().from(notice).where(eq(notice.noticeId, noticeId))
  return found
}

/** The open notice of a tenant about a subject. */
export async function findNoticeAbout(
  tenantId: TenantId,
  about: string,
  { db }: Stored,
): Promise<NoticeRow | undefined> {
  const [found] = await db
    .select()
    .from(notice)
    .where(and(eq(notice.tenantId, tenantId), eq(notice.about, about), isNull(notice.resolvedAt)))
  return found
}

/** Whether a tenant was ever told about a subject. */
export const wasToldAbout = async (tenantId: TenantId, about: string, { db }: Stored): Promise<boolean> =>
  (await db.$count(notice, and(eq(notice.tenantId, tenantId), eq(notice.about, about)))) > 0

/** The open notices of some kinds, of one tenant or of all. */
export const openNotices = (
  { tenantId, codes }: { tenantId?: TenantId; codes: NoticeCode[] },
  { db }: Stored,
): Promise<NoticeRow[]> =>
  db
    .select()
    .from(notice)
    .where(and(tenantId && eq(notice.tenantId, tenantId), inArray(notice.code, codes), isNull(notice.resolvedAt)))

/** Marks open notices of a tenant as resolved: of some kinds, and about some subjects only if they are given. */
export const closeNotices = (
  { tenantId, codes, abouts }: Cause,
  { at }: { at: Date },
  { db }: Stored,
): Promise<NoticeRow[]> =>
  db
    .update(notice)
    .set({ resolvedAt: at })
    .where(
      and(
        eq(notice.tenantId, tenantId),
        inArray(notice.code, codes),
        abouts && inArray(notice.about, abouts),
        isNull(notice.resolvedAt),
      ),
    )
    .returning()

/** The notices of a tenant, newest first, and whether the reader has read them. */
export const listNotices = (
  { tenantId, personId }: Reader,
  wanted: Wanted,
  { db }: Stored,
): Promise<ReadableNotice[]> =>
  db
    .select({ notice, isRead: sql<boolean>`${noticeReading.personId} is not null` })
    .from(notice)
    .leftJoin(noticeReading, readingOf(personId))
    .where(and(eq(notice.tenantId, tenantId), isWanted(wanted)))
    .orderBy(desc(notice.raisedAt), desc(notice.about), desc(notice.noticeId))
    .limit(wanted.limit)

/** What is good news, or a level far from the end, needs no end: only warnings and errors are open. */
function isWanted({ state, severity, codes, unread, after }: Wanted) {
  return and(
    state === 'open' ? and(isNull(notice.resolvedAt), ne(notice.severity, 'info')) : undefined,
    state === 'resolved' ? isNotNull(notice.resolvedAt) : undefined,
    severity && eq(notice.severity, severity),
    codes && inArray(notice.code, codes),
    unread ? isNull(noticeReading.personId) : undefined,
    after &&
      sql`(${notice.raisedAt}, ${notice.about}, ${notice.noticeId}) <
        (select n.raised_at, n.about, n.notice_id from notice n where n.notice_id = ${after} and n.tenant_id = ${notice.tenantId})`,
  )
}

/** How many notices a tenant has. */
export const countNotices = (tenantId: TenantId, { db }: Stored): Promise<number> =>
  db.$count(notice, eq(notice.tenantId, tenantId))

/** How many notices of a tenant the reader has not read. */
export async function countUnread({ tenantId, personId }: Reader, { db }: Stored): Promise<number> {
  const [counted] = await db
    .select({ unread: count() })
    .from(notice)
    .leftJoin(noticeReading, readingOf(personId))
    .where(and(eq(notice.tenantId, tenantId), isNull(noticeReading.personId)))
  return counted?.unread ?? 0
}

/**
 * How many errors of each kind a tenant had since a moment, most frequent first. An open one counts however old it is,
 * because its cause still stands. A resolved one counts if its cause stood at any time since then.
 */
export const countErrors = (tenantId: TenantId, since: Date, { db }: Stored) =>
  db
    .select({ code: notice.code, count: count(), newestAt: max(notice.raisedAt) })
    .from(notice)
    .where(
      and(
        eq(notice.tenantId, tenantId),
        eq(notice.severity, 'error'),
        or(isNull(notice.resolvedAt), gte(notice.resolvedAt, since)),
      ),
    )
    .groupBy(notice.code)
    .orderBy(desc(count()), asc(notice.code))

/** Marks notices of the tenant as read: the given ones, or all. */
export async function markAsRead(
  { tenantId, personId, noticeIds }: Reader & { noticeIds?: NoticeId[] },
  { db }: Stored,
): Promise<void> {
  const which = noticeIds && inArray(notice.noticeId, noticeIds)
  const readings = db
    .select({ noticeId: notice.noticeId, personId: sql`${personId}::uuid`.as('person_id') })
    .from(notice)
    .where(and(eq(notice.tenantId, tenantId), which))
  await db.insert(noticeReading).select(readings).onConflictDoNothing()
}

/** Deletes notices older than `readBefore` that have a reader, and all older than `unreadBefore`. */
export async function deleteNotices(
  { readBefore, unreadBefore }: { readBefore: Date; unreadBefore: Date },
  { db }: Stored,
): Promise<void> {
  const readings = db.select().from(noticeReading).where(eq(noticeReading.noticeId, notice.noticeId))
  const isReadAndOld = and(lt(notice.raisedAt, readBefore), exists(readings))
  await db.delete(notice).where(or(isReadAndOld, lt(notice.raisedAt, unreadBefore)))
}

const readingOf = (personId: Person['personId']) =>
  and(eq(noticeReading.noticeId, notice.noticeId), eq(noticeReading.personId, personId))
