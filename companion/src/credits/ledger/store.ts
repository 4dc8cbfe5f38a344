import { and, asc, eq, gte, lt, lte, min, sql, sum } from 'drizzle-orm'
import type { Database } from '../../platform/database/database.ts'
import type { TenantId } from '../../platform/ids.ts'
import type { Bucket, Consumer, Outcome } from '../spending.ts'
import { creditCount } from '../tables.ts'

/** Credits of one consumer that met one outcome. */
export type Count = { consumer: Consumer; outcome: Outcome; credits: number }

/** What was counted since one of several moments, which are numbered from 1, and before the next. */
export type NumberedCount = Count & { point: number }

/** What was counted within an hour. */
export type HourCount = Count & { at: Date; bucket: Bucket }

/** What was spent within an hour, which is numbered by its distance from a moment. */
export type NumberedHour = { hour: number; credits: number }

const { tenantId, at, consumer, bucket, outcome } = creditCount
const credits = sum(creditCount.credits).mapWith(Number)

/** Rows of `credit_count`, of whatever span: a credit stands in one of them. */
export const usageStore = (db: Database) => ({
  /** Counts up to a moment, by the starts that they follow. */
  counts(tenant: TenantId, starts: Date[], to: Date): Promise<NumberedCount[]> {
    const [from = to] = starts
    const point = sql<number>`width_bucket(${at}, ${arrayOf(starts)}::timestamptz[])`
    return db
      .select({ point, consumer, outcome, credits })
      .from(creditCount)
      .where(and(eq(tenantId, tenant), gte(at, from), lte(at, to)))
      .groupBy(sql`1`, consumer, outcome)
  },

  /** Counts by hour (UTC), the oldest first. */
  hours(tenant: TenantId, from: Date, to: Date): Promise<HourCount[]> {
    const hour = sql`date_trunc('hour', ${at}, 'UTC')`.mapWith(at)
    return db
      .select({ at: hour, consumer, bucket, outcome, credits })
      .from(creditCount)
      .where(and(eq(tenantId, tenant), gte(at, from), lte(at, to)))
      .groupBy(sql`1`, consumer, bucket, outcome)
      .orderBy(sql`1`, asc(consumer), asc(bucket), asc(outcome))
  },

  /** Spent credits by hour, from one moment to another; hour 0 begins at a third, and those before it are negative. */
  spentByHour(tenant: TenantId, [from, to]: [Date, Date], origin: Date): Promise<NumberedHour[]> {
    const hour = sql`floor(extract(epoch from ${at} - ${origin.toISOString()}::timestamptz) / 3600)`.mapWith(Number)
    return db
      .select({ hour, credits })
      .from(creditCount)
      .where(and(eq(tenantId, tenant), gte(at, from), lt(at, to), eq(outcome, 'spent')))
      .groupBy(sql`1`)
  },

  /** Spent credits since a moment. */
  async spentSince(tenant: TenantId, from: Date): Promise<number> {
    const spent = and(eq(tenantId, tenant), gte(at, from), eq(outcome, 'spent'))
    const [row] = await db.select({ credits }).from(creditCount).where(spent)
    return row?.credits ?? 0
  },

  /** When anything was counted first. */
  async firstCount(tenant: TenantId): Promise<Date | null> {
    const [row] = await db
      .select({ first: min(at) })
      .from(creditCount)
      .where(eq(tenantId, tenant))
    return row?.first ?? null
  },
})
export type UsageStore = ReturnType<typeof usageStore>

const arrayOf = (moments: Date[]) => `{${moments.map((moment) => moment.toISOString()).join(',')}}`
