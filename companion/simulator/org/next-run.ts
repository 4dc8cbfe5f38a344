import type { ScheduledJob } from '../state/org-state.ts'

/** The time of a job's next run. */
export function nextRunOf({ every }: ScheduledJob, now: number): number {
  const step = every * 60_000
  return (Math.floor(now / step) + 1) * step
}
