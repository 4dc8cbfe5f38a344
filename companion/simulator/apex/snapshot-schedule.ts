import { jobNamed } from '../org/jobs.ts'
import { nextRunOf } from '../org/next-run.ts'
import type { Org } from '../org/org.ts'

/** `TollbridgeSnapshotSchedule`: the one job of the package, by its name and the class that it holds. */
export const SNAPSHOTS = { name: 'Tollbridge usage snapshots', apexClass: 'TollbridgeSnapshotJob' }

/** When the next snapshot is taken; null: none is planned. */
export function nextRunIn({ state, clock }: Org): string | null {
  const job = jobNamed(SNAPSHOTS.name, state)
  return job ? new Date(nextRunOf(job, clock.now())).toISOString() : null
}
