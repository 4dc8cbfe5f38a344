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

/** The run that waits for each planned job. Salesforce tells the class of a planned job there alone. */
export const asyncApexJobMaker =
  (state: OrgState): Maker =>
  () =>
    (state.jobs ?? []).map(({ id, apexClass, plannedAt, userId }) => ({
      Id: `707${id.slice(3)}`,
      ApexClassId: idOfClass(apexClass, state),
      JobType: 'ScheduledApex',
      Status: 'Queued',
      CreatedById: userId,
      CreatedDate: salesforceTime(plannedAt),
    }))

const idOfClass = (name: string, { deployed }: OrgState) =>
  deployed.find(({ type, fullName }) => type === 'ApexClass' && fullName === name)?.id ?? null

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
