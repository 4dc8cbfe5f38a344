import { sql } from 'drizzle-orm'
import { check, foreignKey, integer, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { tenant } from '../accounts/tables.ts'
import type { TenantId } from '../platform/ids.ts'
import type { Bucket, Consumer } from './spending.ts'

const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })

/** One day of a tenant's credits: the limit as it was when the day began, and how many credits were given out. */
export const creditWindow = pgTable(
  'credit_window',
  {
    tenantId: uuid('tenant_id')
      .$type<TenantId>()
      .notNull()
      .references(() => tenant.tenantId, { onDelete: 'cascade' }),
    windowStart: moment('window_start').notNull(),
    windowEnd: moment('window_end').notNull(),
    dailyLimit: integer('daily_limit').notNull(),
    /** Credits reserved or spent. What a crash leaves reserved is never given out again. */
    granted: integer('granted').notNull().default(0),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.windowStart] }),
    check('credit_window_day', sql`${table.windowEnd} = ${table.windowStart} + interval '24 hours'`),
    check('credit_window_limit', sql`${table.dailyLimit} >= 100000`),
    check('credit_window_granted', sql`${table.granted} between 0 and ${table.dailyLimit}`),
  ],
)

/** The ledger: credits spent in a window, by who spent them and on what kind of request. */
export const creditUse = pgTable(
  'credit_use',
  {
    tenantId: uuid('tenant_id').$type<TenantId>().notNull(),
    windowStart: moment('window_start').notNull(),
    consumer: text('consumer').$type<Consumer>().notNull(),
    bucket: text('bucket').$type<Bucket>().notNull(),
    credits: integer('credits').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.windowStart, table.consumer, table.bucket] }),
    foreignKey({
      columns: [table.tenantId, table.windowStart],
      foreignColumns: [creditWindow.tenantId, creditWindow.windowStart],
    }).onDelete('cascade'),
    check('credit_use_bucket', sql`${table.bucket} in ('api', 'auth')`),
    check('credit_use_credits', sql`${table.credits} > 0`),
  ],
)
