import { sql } from 'drizzle-orm'
import {
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core'
import { tenant } from '../accounts/tables.ts'
import type { PersonId, TenantId } from '../platform/ids.ts'
import type { Bucket, Consumer, Outcome, Shares, Span } from './spending.ts'
import type { WorkKind, WorkOutcome } from './work/kinds.ts'

const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })

const ofTenant = () =>
  uuid('tenant_id')
    .$type<TenantId>()
    .notNull()
    .references(() => tenant.tenantId, { onDelete: 'cascade' })

/** What a tenant's admins set about its credits. A tenant without a row has the defaults. */
export const creditSettings = pgTable(
  'credit_settings',
  {
    tenantId: ofTenant().primaryKey(),
    dailyLimit: integer('daily_limit').notNull().default(100_000),
    /** The UTC hour, 0 to 23, at which windows start, and the moment from which it does; null: always. */
    resetHour: integer('reset_hour').notNull().default(0),
    resetHourFrom: moment('reset_hour_from'),
    /** The hour that takes over at a moment to come, which is the end of a window. */
    comingResetHour: integer('coming_reset_hour'),
    comingResetHourFrom: moment('coming_reset_hour_from'),
    exportBatchSize: integer('export_batch_size').notNull().default(200),
    /** The most that a consumer may have of a window, in percent; who is not named has no such cap. */
    shares: jsonb('shares').$type<Shares>().notNull().default({}),
    /** Background work pauses when less than this percentage of the org's own allowance remains. */
    orgFloorPercent: integer('org_floor_percent').notNull().default(10),
    alertLevels: jsonb('alert_levels').$type<number[]>().notNull().default([50, 75, 90, 100]),
    /** An alert is raised when usage rises by this many percentage points within an hour. */
    jumpPoints: integer('jump_points').notNull().default(20),
    mutedUntil: moment('muted_until'),
    /** Counts the changes, so that no person overwrites a change that they have not seen. */
    version: integer('version').notNull().default(1),
    changedAt: moment('changed_at'),
    changedBy: text('changed_by'),
  },
  (table) => [
    check('credit_settings_daily_limit', sql`${table.dailyLimit} >= 100000`),
    check('credit_settings_reset_hour', sql`${table.resetHour} between 0 and 23`),
    check(
      'credit_settings_coming',
      sql`${table.comingResetHour} between 0 and 23 and (${table.comingResetHour} is null) = (${table.comingResetHourFrom} is null)`,
    ),
    check('credit_settings_batch', sql`${table.exportBatchSize} in (25, 50, 100, 200)`),
    check('credit_settings_floor', sql`${table.orgFloorPercent} between 0 and 50`),
    check('credit_settings_jump', sql`${table.jumpPoints} between 1 and 100`),
  ],
)

/**
 * One window of a tenant's credits. A trigger refuses to give out more than the allowance, and windows that overlap;
 * an allowance that is lowered below what was given out stops everything until the window ends.
 */
export const creditWindow = pgTable(
  'credit_window',
  {
    tenantId: ofTenant(),
    windowStart: moment('window_start').notNull(),
    windowEnd: moment('window_end').notNull(),
    dailyLimit: integer('daily_limit').notNull(),
    /** The daily limit, or its part for a window shorter than a day. */
    allowance: integer('allowance').notNull(),
    /** Credits that leases hold or have spent: the sum of `granted` over the leases of the window. */
    granted: integer('granted').notNull().default(0),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.windowStart] }),
    check(
      'credit_window_day',
      sql`${table.windowEnd} > ${table.windowStart} and ${table.windowEnd} <= ${table.windowStart} + interval '24 hours'`,
    ),
    check('credit_window_limit', sql`${table.dailyLimit} >= 100000`),
    check(
      'credit_window_allowance',
      sql`${table.allowance} >= 0 and ${table.allowance} * 86400::bigint <= ${table.dailyLimit} * extract(epoch from ${table.windowEnd} - ${table.windowStart})`,
    ),
    check('credit_window_granted', sql`${table.granted} >= 0`),
  ],
)

/**
 * What one process took from a window for one consumer, and what of it went over the wire. What a process that died had
 * taken and not spent stays granted, and is never given out again.
 */
export const creditLease = pgTable(
  'credit_lease',
  {
    tenantId: uuid('tenant_id').$type<TenantId>().notNull(),
    windowStart: moment('window_start').notNull(),
    /** The process, by an id that it makes up at its start. */
    holder: uuid('holder').notNull(),
    consumer: text('consumer').$type<Consumer>().notNull(),
    granted: integer('granted').notNull(),
    spent: integer('spent').notNull().default(0),
    /** The holder's last batch that was written, so that one whose answer was lost is not written twice. */
    batch: integer('batch').notNull().default(0),
    /** When the holder last wrote; long ago means that it is gone. */
    renewedAt: moment('renewed_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.windowStart, table.holder, table.consumer] }),
    foreignKey({
      columns: [table.tenantId, table.windowStart],
      foreignColumns: [creditWindow.tenantId, creditWindow.windowStart],
    }).onDelete('cascade'),
    check('credit_lease_spent', sql`${table.spent} between 0 and ${table.granted}`),
  ],
)

/**
 * The ledger: credits by minute, hour or day (UTC), by who spent them, on what kind of request, and what became of them.
 * Each credit stands in one row; older rows move into longer spans.
 */
export const creditCount = pgTable(
  'credit_count',
  {
    tenantId: ofTenant(),
    span: text('span').$type<Span>().notNull(),
    at: moment('at').notNull(),
    consumer: text('consumer').$type<Consumer>().notNull(),
    bucket: text('bucket').$type<Bucket>().notNull(),
    outcome: text('outcome').$type<Outcome>().notNull(),
    credits: integer('credits').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.at, table.span, table.consumer, table.bucket, table.outcome] }),
    check('credit_count_span', sql`${table.span} in ('minute', 'hour', 'day')`),
    check('credit_count_bucket', sql`${table.bucket} in ('api', 'auth')`),
    check('credit_count_outcome', sql`${table.outcome} in ('spent', 'returned', 'refused')`),
    check('credit_count_credits', sql`${table.credits} > 0`),
  ],
)

/** Pieces of work that cost credits: one row each, written at its end. */
export const workLog = pgTable(
  'work_log',
  {
    workId: uuid('work_id').primaryKey(),
    tenantId: ofTenant(),
    kind: text('kind').$type<WorkKind>().notNull(),
    /** Null where the service itself began it. The name is kept, since people leave; the id may not be known. */
    personId: uuid('person_id').$type<PersonId>(),
    personName: text('person_name'),
    startedAt: moment('started_at').notNull(),
    endedAt: moment('ended_at').notNull(),
    credits: integer('credits').notNull(),
    outcome: text('outcome').$type<WorkOutcome>().notNull(),
  },
  (table) => [
    index('work_log_of_tenant').on(table.tenantId, table.startedAt, table.workId),
    index('work_log_by_age').on(table.startedAt),
    check('work_log_credits', sql`${table.credits} > 0`),
    check('work_log_outcome', sql`${table.outcome} in ('done', 'failed')`),
  ],
)

/** What an org last said of its own allowance, a sliding 24 hours over everybody who calls it. */
export const orgAllowance = pgTable(
  'org_allowance',
  {
    tenantId: ofTenant(),
    /** Where the org answers. */
    origin: text('origin').notNull(),
    used: integer('used').notNull(),
    allowed: integer('allowed').notNull(),
    /** When the org said so, in an answer or as its limits. */
    observedAt: moment('observed_at').notNull(),
    /** When it refused a request because its allowance was spent, if nothing was let through since. */
    refusedAt: moment('refused_at'),
    /** When one request may find out whether it lets requests through again. */
    probeAt: moment('probe_at'),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.origin] })],
)

/** What Salesforce's own event log says about one hour of an org, by who called. */
export const loggedHour = pgTable(
  'logged_hour',
  {
    tenantId: ofTenant(),
    organizationId: text('organization_id').notNull(),
    hour: moment('hour').notNull(),
    userId: text('user_id').notNull(),
    clientName: text('client_name').notNull(),
    appName: text('app_name').notNull(),
    /** Requests that count against the allowance, and those that do not. */
    counted: integer('counted').notNull(),
    uncounted: integer('uncounted').notNull(),
  },
  (table) => [
    primaryKey({
      columns: [table.tenantId, table.organizationId, table.hour, table.userId, table.clientName, table.appName],
    }),
  ],
)

/** One day whose event log was read: from which files, when, and with what result. */
export const loggedDay = pgTable(
  'logged_day',
  {
    tenantId: ofTenant(),
    organizationId: text('organization_id').notNull(),
    day: moment('day').notNull(),
    /** The ids of the log files; empty where the log was read as rows. */
    files: jsonb('files').$type<string[]>().notNull(),
    readAt: moment('read_at').notNull(),
    /** Counted requests of callers that `org_spender` does not hold. Null: only our own requests were read. */
    restOfSpenders: integer('rest_of_spenders'),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.organizationId, table.day] })],
)

/** What one caller sent to an org on one day (UTC), as Salesforce's event log says. */
export const orgSpender = pgTable(
  'org_spender',
  {
    tenantId: ofTenant(),
    organizationId: text('organization_id').notNull(),
    day: moment('day').notNull(),
    appName: text('app_name').notNull(),
    clientName: text('client_name').notNull(),
    userId: text('user_id').notNull(),
    userName: text('user_name').notNull(),
    apiVersion: text('api_version').notNull(),
    /** Requests that count against the allowance, and those that do not. */
    counted: integer('counted').notNull(),
    uncounted: integer('uncounted').notNull(),
    /** Counted requests of each hour (UTC). */
    hours: jsonb('hours').$type<number[]>().notNull(),
  },
  (table) => [
    primaryKey({
      name: 'org_spender_pk',
      columns: [
        table.tenantId,
        table.organizationId,
        table.day,
        table.appName,
        table.clientName,
        table.userId,
        table.apiVersion,
      ],
    }),
    check('org_spender_hours', sql`jsonb_array_length(${table.hours}) = 24`),
  ],
)
