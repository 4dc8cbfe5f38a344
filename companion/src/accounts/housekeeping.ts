import { Type } from 'typebox'
import type { Timed } from '../platform/deps.ts'
import type { Jobs } from '../platform/jobs/jobs.ts'
import { deleteExpiredLinks } from './passwords/store.ts'
import { forgetEndedSessions } from './sign-in/session-store.ts'
import { forgetOldTries } from './sign-in/tries.ts'

const JOB = 'accounts-housekeeping'
const EVERY_HOUR = '27 * * * *'

/** Deletes what no sign-in can use any more: ended sessions, expired links, and counts of failed tries. */
export async function tidyAccounts(deps: Timed): Promise<void> {
  await forgetEndedSessions(deps)
  await deleteExpiredLinks(deps)
  await forgetOldTries(deps)
}

/** Schedules the housekeeping. One process at a time runs it. */
export async function scheduleAccountHousekeeping(jobs: Jobs, deps: Timed): Promise<void> {
  await jobs.work(JOB, Type.Object({}), () => tidyAccounts(deps))
  await jobs.schedule(JOB, EVERY_HOUR)
}
