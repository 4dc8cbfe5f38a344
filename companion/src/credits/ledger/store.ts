import { and, asc, eq, gte, lt, lte, min, sql, sum } from 'drizzle-orm'
import type { Stored } from '../../platform/deps.ts'
import type { TenantId } from '../../platform/ids.ts'
import type { Bucket, Consumer, Outcome } from '../spending.ts'
import { creditCount } from '../tables.ts'

/** Credits of one consumer with one outcome. */
export type Count = { consumer: Consumer; outcome: Outcome; credits: number }

/** Credits counted between two of several moments. Point 1 begins at the first moment. */
export type NumberedCount = Count & { point: number }

/** Credits counted within an hour. */
export type HourCount = Count & { at: Date; bucket: Bucket }

/** Credits spent within an hour, numbered by its distance from a moment. */
export type NumberedHour = { hour: number; credits: number }

/** A range of the ledger. */
export type Range = { from: Date; to: Date }

const { tenantId, at, consumer, bucket, outcome } = creditCount
const credits = sum(creditCount.credits).mapWith(Number)

type Points = { starts: Date[]; to: Date }

/** Credits counted up to `to`, by the start that they follow. */
export function countsByPoint(tenant: TenantId, { starts, to }: Points, { db }: Stored): Promise<NumberedCount[]> {
  const [from = to] = starts
  const point = sql<number>`width_bucket(${at}, ${arrayOf(starts)}::timestamptz[])`
  return db
    .select({ point, consumer, outcome, credits })
    .from(creditCount)
    .where(and(eq(tenantId, tenant), gte(at, from), lte(at, to)))
    .groupBy(sql`1`, consumer, outcome)
}

/** Credits counted by hour (UTC), oldest first. Both ends are inclusive. */
export function countsByHour(tenant: TenantId, { from, to }: Range, { db }: Stored): Promise<HourCount[]> {
  const hour = sql`date_trunc('hour', ${at}, 'UTC')`.mapWith(at)
  return db
    .select({ at: hour, consumer, bucket, outcome, credits })
    .from(creditCount)
    .where(and(eq(tenantId, tenant), gte(at, from), lte(at, to)))
    .groupBy(sql`1`, consumer, bucket, outcome)
    .orderBy(sql`1`, asc(consumer), asc(bucket), asc(outcome))
}

type HoursQuery = Range & {
  /** Where hour 0 begins. Earlier hours are negative. */
  origin: Date
}

/** Spent credits by hour. `to` is exclusive. */
export function spentByHour(
  tenant: TenantId,
  { from, to, origin }: HoursQuery,
  { db }: Stored,
): Promise<NumberedHour[]> {
  const hour = sql`floor(extract(epoch from ${at} - ${origin.toISOString()}::timestamptz) / 3600)`.mapWith(Number)
  return db
    .select({ hour, credits })
    .from(creditCount)
    .where(and(eq(tenantId, tenant), gte(at, from), lt(at, to), eq(outcome, 'spent')))
    .groupBy(sql`1`)
}

/** Credits spent in a range. Both ends are inclusive. */
export async function spentBetween(tenant: TenantId, { from, to }: Range, { db }: Stored): Promise<number> {
  const spent = and(eq(tenantId, tenant), gte(at, from), lte(at, to), eq(outcome, 'spent'))
  const [row] = await db.select({ credits }).from(creditCount).where(spent)
  return row?.credits ?? 0
}

/** When the ledger of a tenant begins. */
export async function firstCountAt(tenant: TenantId, { db }: Stored): Promise<Date | null> {
  const [row] = await db
    .select({ first: min(at) })
    .from(creditCount)
    .where(eq(tenantId, tenant))
  return row?.first ?? null
}

const arrayOf = (moments: Date[]) => `{${moments.map((moment) => moment.toISOString()).join(',')}}`
