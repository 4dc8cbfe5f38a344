import { jobNamed } from '../org/jobs.ts'
import { nextRunOf } from '../org/next-run.ts'
import type { Org } from '../org/org.ts'

/** `TollbridgeSnapshotSchedule`: the package's only job, by its name and class. */
export const SNAPSHOTS = { name: 'Tollbridge usage snapshots', apexClass: 'TollbridgeSnapshotJob' }

/** The time of the next snapshot. Null when none is scheduled. */
export function nextRunIn({ state, clock }: Org): string | null {
  const job = jobNamed(SNAPSHOTS.name, state)
  return job ? new Date(nextRunOf(job, clock.now())).toISOString() : null
}
