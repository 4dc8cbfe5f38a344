import { sql } from 'drizzle-orm'
import { boolean, index, jsonb, pgTable, primaryKey, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import type { PersonId, TenantId } from '../platform/ids.ts'
import type { NoticeId } from './ids.ts'
import type { Severity, Topic } from './kinds.ts'

const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })

/** A notice for the people of a tenant. */
export const notice = pgTable(
  'notice',
  {
    noticeId: uuid('notice_id').$type<NoticeId>().primaryKey(),
    tenantId: uuid('tenant_id').$type<TenantId>().notNull(),
    /** Names the labels `notice.CODE.title`, `.text` and `.remedy`. */
    code: text('code').notNull(),
    severity: text('severity').$type<Severity>().notNull(),
    params: jsonb('params').$type<Record<string, string | number>>().notNull(),
    /** The subject. A tenant has one open notice per subject. */
    about: text('about').notNull(),
    raisedAt: moment('raised_at').notNull(),
    /** When the cause was gone. Null: it may still be there, or it has no end. */
    resolvedAt: moment('resolved_at'),
    /** Shown but not mailed. */
    muted: boolean('muted').notNull(),
  },
  (table) => [
    uniqueIndex('notice_once')
      .on(table.tenantId, table.about)
      .where(sql`${table.resolvedAt} is null`),
    index('notice_of_tenant').on(table.tenantId, table.raisedAt),
  ],
)

/** Which person has read which notice. */
export const noticeReading = pgTable(
  'notice_reading',
  {
    noticeId: uuid('notice_id')
      .$type<NoticeId>()
      .notNull()
      .references(() => notice.noticeId, { onDelete: 'cascade' }),
    personId: uuid('person_id').$type<PersonId>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.noticeId, table.personId] })],
)

/** Whether a person gets the notices about a topic by mail. Without a row, admins do and users do not. */
export const noticeSubscription = pgTable(
  'notice_subscription',
  {
    tenantId: uuid('tenant_id').$type<TenantId>().notNull(),
    personId: uuid('person_id').$type<PersonId>().notNull(),
    topic: text('topic').$type<Topic>().notNull(),
    mailed: boolean('mailed').notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.personId, table.topic] })],
)
