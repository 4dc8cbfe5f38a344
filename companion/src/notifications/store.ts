import { and, asc, count, desc, eq, exists, gte, inArray, isNull, lt, max, or, sql } from 'drizzle-orm'
import type { Stored } from '../platform/deps.ts'
import type { TenantId } from '../platform/ids.ts'
import type { NoticeId } from './ids.ts'
import type { Person } from '../platform/person.ts'
import { notice, noticeReading } from './tables.ts'

/** A reader of notices: a person, or a paired org. */
export type Reader = Pick<Person, 'tenantId' | 'personId'>

export type NoticeRow = typeof notice.$inferSelect
export type ReadableNotice = { notice: NoticeRow; isRead: boolean }

const MAX_SHOWN = 100

/** Adds a notice. False if the tenant has one about the same subject. */
export async function addNotice(row: typeof notice.$inferInsert, { db }: Stored): Promise<boolean> {
  const added = await db
    .insert(notice)
    .values(row)
    .onConflictDoNothing({ target: [notice.tenantId, notice.about] })
    .returning({ noticeId: notice.noticeId })
  return added.length > 0
}

/** The notice of an id. */
export async function findNotice(noticeId: NoticeId, { db }: Stored): Promise<NoticeRow | undefined> {
  const [found] = await db.select().from(notice).where(eq(notice.noticeId, noticeId))
  return found
}

/** The notice of a tenant about a subject. */
export async function findNoticeAbout(
  tenantId: TenantId,
  about: string,
  { db }: Stored,
): Promise<NoticeRow | undefined> {
  const [found] = await db
    .select()
    .from(notice)
    .where(and(eq(notice.tenantId, tenantId), eq(notice.about, about)))
  return found
}

/** The notices of a tenant, newest first, 100 at most, and whether the reader has read them. */
export const listNotices = ({ tenantId, personId }: Reader, { db }: Stored): Promise<ReadableNotice[]> =>
  db
    .select({ notice, isRead: sql<boolean>`${noticeReading.personId} is not null` })
    .from(notice)
    .leftJoin(noticeReading, readingOf(personId))
    .where(eq(notice.tenantId, tenantId))
    .orderBy(desc(notice.raisedAt), desc(notice.about))
    .limit(MAX_SHOWN)

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

/** How many notices of each kind of error a tenant got since a moment, most frequent first. */
export const countErrors = (tenantId: TenantId, since: Date, { db }: Stored) =>
  db
    .select({ code: notice.code, count: count(), newestAt: max(notice.raisedAt) })
    .from(notice)
    .where(and(eq(notice.tenantId, tenantId), eq(notice.severity, 'error'), gte(notice.raisedAt, since)))
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
