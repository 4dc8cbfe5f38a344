import { sql } from 'drizzle-orm'
import { Type } from 'typebox'
import { after, type Clock } from '../../platform/clock.ts'
import type { Database } from '../../platform/database/database.ts'
import type { Jobs } from '../../platform/jobs/jobs.ts'
import type { Span } from '../spending.ts'

export type RollUpDeps = { db: Database; clock: Clock }

const JOB = 'credits-roll-up'
const HOURLY = '7 * * * *'
const MINUTES_KEPT = { days: -2 }
const HOURS_KEPT = { days: -40 }
/** Thirteen months, so that a month can be compared with the same of last year. */
const KEPT = { days: -396 }

/**
 * Moves old minutes into hours and old hours into days, and forgets what is older than thirteen months. A row is taken
 * away and added in one statement, so that every credit stands in exactly one row at any time.
 */
export async function rollUp({ db, clock }: RollUpDeps): Promise<void> {
  const now = clock.now()
  await move({ from: 'minute', to: 'hour', before: after(now, MINUTES_KEPT) }, db)
  await move({ from: 'hour', to: 'day', before: after(now, HOURS_KEPT) }, db)
  const oldest = after(now, KEPT).toISOString()
  await db.execute(sql`delete from credit_count where at < ${oldest}`)
  await db.execute(sql`delete from credit_window where window_end < ${oldest}`)
}

type Move = { from: Span; to: Exclude<Span, 'minute'>; before: Date }

/** Only whole hours or days are moved, so that a span is never split. */
const move = ({ from, to, before }: Move, db: Database) =>
  db.execute(sql`
    with moved as (
      delete from credit_count
      where span = ${from} and at < date_trunc(${to}, ${before.toISOString()}::timestamptz, 'UTC')
      returning *
    )
    insert into credit_count as c (tenant_id, span, at, consumer, bucket, outcome, credits)
      select tenant_id, ${to}, date_trunc(${to}, at, 'UTC'), consumer, bucket, outcome, sum(credits) from moved
      group by 1, 3, 4, 5, 6 order by 1, 3, 4, 5, 6
    on conflict (tenant_id, at, span, consumer, bucket, outcome)
      do update set credits = c.credits + excluded.credits`)

/** Keeps the ledger small, on one process at a time. */
export async function scheduleRollUp(jobs: Jobs, deps: RollUpDeps): Promise<void> {
  await jobs.work(JOB, Type.Object({}), () => rollUp(deps))
  await jobs.schedule(JOB, HOURLY)
}
