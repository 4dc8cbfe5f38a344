import { and, asc, count, desc, eq, exists, gte, inArray, isNull, lt, max, or, sql } from 'drizzle-orm'
import type { Database } from '../platform/database/database.ts'
import type { NoticeId, TenantId } from '../platform/ids.ts'
import type { Person } from '../platform/person.ts'
import { notice, noticeReading } from './tables.ts'

type Db = { db: Database }
/** Who reads notices. */
export type Reader = Pick<Person, 'tenantId' | 'personId'>

export type NoticeRow = typeof notice.$inferSelect
export type ReadableNotice = { notice: NoticeRow; isRead: boolean }

const MOST_SHOWN = 100

/** Adds a notice; false if the tenant has one about the same. */
export async function addNotice(row: typeof notice.$inferInsert, { db }: Db): Promise<boolean> {
  const added = await db
    .insert(notice)
    .values(row)
    .onConflictDoNothing({ target: [notice.tenantId, notice.about] })
    .returning({ noticeId: notice.noticeId })
  return added.length > 0
}

/** The notice of an id. */
export async function findNotice(noticeId: NoticeId, { db }: Db): Promise<NoticeRow | undefined> {
  const [found] = await db.select().from(notice).where(eq(notice.noticeId, noticeId))
  return found
}

/** The newest notices of a tenant, and whether the person has read them. */
export const listNotices = ({ tenantId, personId }: Reader, { db }: Db): Promise<ReadableNotice[]> =>
  db
    .select({ notice, isRead: sql<boolean>`${noticeReading.personId} is not null` })
    .from(notice)
    .leftJoin(noticeReading, readingOf(personId))
    .where(eq(notice.tenantId, tenantId))
    .orderBy(desc(notice.raisedAt), desc(notice.about))
    .limit(MOST_SHOWN)

/** How many notices a tenant has. */
export const countNotices = (tenantId: TenantId, { db }: Db): Promise<number> =>
  db.$count(notice, eq(notice.tenantId, tenantId))

/** How many notices of a tenant the person has not read. */
export async function countUnread({ tenantId, personId }: Reader, { db }: Db): Promise<number> {
  const [counted] = await db
    .select({ unread: count() })
    .from(notice)
    .leftJoin(noticeReading, readingOf(personId))
    .where(and(eq(notice.tenantId, tenantId), isNull(noticeReading.personId)))
  return counted?.unread ?? 0
}

/** How often a tenant was told of each kind of error since a moment; what was told most comes first. */
export const countErrors = (tenantId: TenantId, since: Date, { db }: Db) =>
  db
    .select({ code: notice.code, count: count(), newestAt: max(notice.raisedAt) })
    .from(notice)
    .where(and(eq(notice.tenantId, tenantId), eq(notice.severity, 'error'), gte(notice.raisedAt, since)))
    .groupBy(notice.code)
    .orderBy(desc(count()), asc(notice.code))

/** Keeps that a person has read notices of the tenant: some, or all that there are. */
export async function markAsRead(
  { tenantId, personId, noticeIds }: Reader & { noticeIds?: NoticeId[] },
  { db }: Db,
): Promise<void> {
  const which = noticeIds && inArray(notice.noticeId, noticeIds)
  const readings = db
    .select({ noticeId: notice.noticeId, personId: sql`${personId}::uuid`.as('person_id') })
    .from(notice)
    .where(and(eq(notice.tenantId, tenantId), which))
  await db.insert(noticeReading).select(readings).onConflictDoNothing()
}

/** Forgets notices that somebody has read and that are older than a moment, and all that are older than another. */
export async function forgetNotices(
  { readBefore, unreadBefore }: { readBefore: Date; unreadBefore: Date },
  { db }: Db,
): Promise<void> {
  const readings = db.select().from(noticeReading).where(eq(noticeReading.noticeId, notice.noticeId))
  const isReadAndOld = and(lt(notice.raisedAt, readBefore), exists(readings))
  await db.delete(notice).where(or(isReadAndOld, lt(notice.raisedAt, unreadBefore)))
}

const readingOf = (personId: Person['personId']) =>
  and(eq(noticeReading.noticeId, notice.noticeId), eq(noticeReading.personId, personId))
