import { Type } from 'typebox'
import { before, type Clock } from '../platform/clock.ts'
import type { Database } from '../platform/database/database.ts'
import type { Jobs } from '../platform/jobs/jobs.ts'
import { forgetNotices } from './store.ts'

export type HousekeepingDeps = { db: Database; clock: Clock }

const JOB = 'notices-housekeeping'
const EVERY_NIGHT = '41 2 * * *'
/** How long a notice is kept that somebody has read. */
const READ = { days: 90 }
/** How long one is kept that nobody has read. */
const UNREAD = { days: 365 }

/** Forgets old notices. What is still so is told again when it is raised the next time. */
export async function tidyNotices({ db, clock }: HousekeepingDeps): Promise<void> {
  const now = clock.now()
  await forgetNotices({ readBefore: before(now, READ), unreadBefore: before(now, UNREAD) }, { db })
}

/** Keeps the notices few, on one process at a time. */
export async function scheduleNoticeHousekeeping(jobs: Jobs, deps: HousekeepingDeps): Promise<void> {
  await jobs.work(JOB, Type.Object({}), () => tidyNotices(deps))
  await jobs.schedule(JOB, EVERY_NIGHT)
}
