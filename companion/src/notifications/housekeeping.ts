import { Type } from 'typebox'
import { before } from '../platform/clock.ts'
import type { Timed } from '../platform/deps.ts'
import type { Jobs } from '../platform/jobs/jobs.ts'
import { deleteNotices } from './store.ts'

const JOB = 'notices-housekeeping'
const EVERY_NIGHT = '41 2 * * *'
/** How long a notice that was read is kept. */
const READ_KEPT = { days: 90 }
/** How long an unread notice is kept. */
const UNREAD_KEPT = { days: 365 }

/** Deletes old notices. A cause that persists raises its notice again. */
export async function tidyNotices({ db, clock }: Timed): Promise<void> {
  const now = clock.now()
  await deleteNotices({ readBefore: before(now, READ_KEPT), unreadBefore: before(now, UNREAD_KEPT) }, { db })
}

/** Schedules the housekeeping. One process at a time runs it. */
export async function scheduleNoticeHousekeeping(jobs: Jobs, deps: Timed): Promise<void> {
  await jobs.work(JOB, Type.Object({}), () => tidyNotices(deps))
  await jobs.schedule(JOB, EVERY_NIGHT)
}
