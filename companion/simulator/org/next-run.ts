import type { ScheduledJob } from '../state/org-state.ts'

/** When a job runs next. */
export function nextRunOf({ every }: ScheduledJob, now: number): number {
  const step = every * 60_000
  return (Math.floor(now / step) + 1) * step
}
