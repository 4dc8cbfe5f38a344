import { Type } from 'typebox'
import { before } from '../../platform/clock.ts'
import type { Jobs } from '../../platform/jobs/jobs.ts'
import type { ConnectionServices } from '../services.ts'
import { deleteOldFailures } from './failed-sign-ins.ts'
import { givenUpBefore } from './report.ts'
import { deleteExpired, interruptExchanges } from './store.ts'

const JOB = 'handshakes-housekeeping'
const EVERY_TEN_MINUTES = '*/10 * * * *'
/** How long the outcome of a handshake can still be read. */
const KEPT_FOR = { hours: 1 }
/** How long the history tells of a sign-in that failed. */
const FAILURE_KEPT_FOR = { days: 90 }

/** Interrupts exchanges whose process is gone, and deletes handshakes that ended long ago. */
export async function tidyHandshakes(deps: ConnectionServices): Promise<void> {
  const now = deps.clock.now()
  await interruptExchanges(givenUpBefore(now, deps.salesforce.timeoutMs), deps)
  await deleteExpired(before(now, KEPT_FOR), deps)
  await deleteOldFailures(before(now, FAILURE_KEPT_FOR), deps)
}

/**
 * To be done when the process starts. With the database to itself, every exchange under way was cut off by the end of the
 * process before; with others on the same database, only those that are too old.
 */
export async function recoverHandshakes(alone: boolean, deps: ConnectionServices): Promise<void> {
  if (alone) await interruptExchanges(deps.clock.now(), deps)
  await tidyHandshakes(deps)
}

/** Keeps handshakes tidy, on one process at a time. */
export async function scheduleHousekeeping(jobs: Jobs, deps: ConnectionServices): Promise<void> {
  await jobs.work(JOB, Type.Object({}), () => tidyHandshakes(deps))
  await jobs.schedule(JOB, EVERY_TEN_MINUTES)
}
