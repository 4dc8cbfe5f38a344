import type { Clock } from '../org/clock.ts'
import { nextRunOf } from '../org/next-run.ts'
import type { OrgState, ScheduledJob } from '../state/org-state.ts'
import { salesforceTime } from './dates.ts'
import type { Row } from './row.ts'
import type { Maker } from './tables.ts'

/** The `CronJobDetail.JobType` of scheduled Apex. */
const SCHEDULED_APEX = '7'

export const cronJobDetailMaker =
  (state: OrgState): Maker =>
  () =>
    (state.jobs ?? []).map(({ detailId, name }) => ({ Id: detailId, Name: name, JobType: SCHEDULED_APEX }))

export const cronTriggerMaker =
  (state: OrgState, clock: Clock): Maker =>
  () =>
    (state.jobs ?? []).map((job) => rowOf(job, clock.now()))

function rowOf(job: ScheduledJob, now: number): Row {
  const { id, detailId, every, plannedAt, userId } = job
  const planned = salesforceTime(plannedAt)
  return {
    Id: id,
    CronJobDetailId: detailId,
    NextFireTime: salesforceTime(nextRunOf(job, now)),
    State: 'WAITING',
    StartTime: planned,
    OwnerId: userId,
    CreatedById: userId,
    CreatedDate: planned,
    TimesTriggered: Math.floor((now - plannedAt) / (every * 60_000)),
  }
}
