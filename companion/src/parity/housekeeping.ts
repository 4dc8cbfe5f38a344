import { Type } from 'typebox'
import { before } from '../platform/clock.ts'
import type { Timed } from '../platform/deps.ts'
import type { Jobs } from '../platform/jobs/jobs.ts'
import { forgetUnused } from './fingerprint/store.ts'
import { removePartsBefore } from './pushing/part-store.ts'

const JOB = 'parity-housekeeping'
const FOUR_TIMES_AN_HOUR = '3,18,33,48 * * * *'
/** How long an org may take to push all parts. */
const PUSH = { hours: 1 }
/** How long a replaced fingerprint is kept that no report uses. */
const UNUSED = { days: 7 }

/** Deletes unfinished pushes, and fingerprints that no report uses. */
export async function tidyFingerprints(deps: Timed): Promise<void> {
  const now = deps.clock.now()
  await removePartsBefore(before(now, PUSH), deps)
  await forgetUnused(before(now, UNUSED), deps)
}

/** Keeps fingerprints tidy, on one process at a time. */
export async function scheduleFingerprintHousekeeping(jobs: Jobs, deps: Timed): Promise<void> {
  await jobs.work(JOB, Type.Object({}), () => tidyFingerprints(deps))
  await jobs.schedule(JOB, FOUR_TIMES_AN_HOUR)
}
