import type { OrgState, ScheduledJob } from '../state/org-state.ts'
import { freshRecordId } from './ids.ts'
import type { Org } from './org.ts'

type Plan = Pick<ScheduledJob, 'name' | 'apexClass' | 'every' | 'userId'>

/** Schedules a job, and replaces one of the same name. */
export function planJob(job: Plan, org: Org): void {
  const [id, detailId, plannedAt] = [freshRecordId('08e'), freshRecordId('08a'), org.clock.now()]
  org.state.jobs = [...otherJobs(job.name, org), { ...job, id, detailId, plannedAt }]
  org.save.now()
}

/** Ends a job. */
export function abortJob(name: string, org: Org): void {
  org.state.jobs = otherJobs(name, org)
  org.save.now()
}

const otherJobs = (name: string, { state }: Org) => (state.jobs ?? []).filter((job) => job.name !== name)

/** The scheduled job of that name. */
export const jobNamed = (name: string, { jobs = [] }: OrgState) => jobs.find((job) => job.name === name)

/** Whether a scheduled job uses a class. */
export const isHeld = (apexClass: string, { jobs = [] }: OrgState) => jobs.some((job) => job.apexClass === apexClass)
