import { sql } from 'drizzle-orm'
import { Type } from 'typebox'
import { before } from '../../platform/clock.ts'
import type { Stored, Timed } from '../../platform/deps.ts'
import type { Jobs } from '../../platform/jobs/jobs.ts'
import type { Span } from '../spending.ts'
import { tidyWork } from '../work/retention.ts'

const JOB = 'credits-roll-up'
const HOURLY = '7 * * * *'
const MINUTES_KEPT = { days: 2 }
const HOURS_KEPT = { days: 40 }
/** Thirteen months, so that a month can be compared with the same month of last year. */
const KEPT = { days: 396 }

/**
 * Moves old minutes into hours and old hours into days, and deletes what is older than thirteen months. One statement
 * deletes and inserts, so that every credit is in exactly one row at any time.
 */
export async function rollUp({ db, clock }: Timed): Promise<void> {
  const now = clock.now()
  await move({ from: 'minute', to: 'hour', until: before(now, MINUTES_KEPT) }, { db })
  await move({ from: 'hour', to: 'day', until: before(now, HOURS_KEPT) }, { db })
  const oldest = before(now, KEPT).toISOString()
  await db.execute(sql`delete from credit_count where at < ${oldest}`)
  await db.execute(sql`delete from credit_window where window_end < ${oldest}`)
}

type Move = { from: Span; to: Exclude<Span, 'minute'>; until: Date }

/** Moves whole hours or days only, so that a span is never split. */
const move = ({ from, to, until }: Move, { db }: Stored) =>
  db.execute(sql`
    with moved as (
      delete from credit_count
      where span = ${from} and at < date_trunc(${to}, ${until.toISOString()}::timestamptz, 'UTC')
      returning *
    )
    insert into credit_count as c (tenant_id, span, at, consumer, bucket, outcome, credits)
      select tenant_id, ${to}, date_trunc(${to}, at, 'UTC'), consumer, bucket, outcome, sum(credits) from moved
      group by 1, 3, 4, 5, 6 order by 1, 3, 4, 5, 6
    on conflict (tenant_id, at, span, consumer, bucket, outcome)
      do update set credits = c.credits + excluded.credits`)

/** Schedules the roll-up, and the deletion of old work with it. One process at a time runs them. */
export async function scheduleRollUp(jobs: Jobs, deps: Timed): Promise<void> {
  await jobs.work(JOB, Type.Object({}), async () => {
    await rollUp(deps)
    await tidyWork(deps)
  })
  await jobs.schedule(JOB, HOURLY)
}
