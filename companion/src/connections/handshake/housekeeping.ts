import { Type } from 'typebox'
import { after, type Clock } from '../../platform/clock.ts'
import type { Jobs } from '../../platform/jobs/jobs.ts'
import type { HandshakeStore } from './store.ts'
import { givenUpBefore } from './report.ts'

export type HousekeepingDeps = { handshakes: HandshakeStore; clock: Clock; salesforce: { timeoutMs: number } }

const JOB = 'handshakes-housekeeping'
const EVERY_TEN_MINUTES = '*/10 * * * *'
/** How long the outcome of a handshake can still be read. */
const KEPT_FOR = { hours: -1 }

/** Gives up exchanges whose process is gone, and forgets handshakes that are long over. */
export async function tidyHandshakes({ handshakes, clock, salesforce }: HousekeepingDeps): Promise<void> {
  const now = clock.now()
  await handshakes.interrupt(givenUpBefore(now, salesforce.timeoutMs))
  await handshakes.removeExpired(after(now, KEPT_FOR))
}

/**
 * To be done when the process starts. With the database to itself, every exchange under way was cut off by the end of the
 * process before; with others on the same database, only those that are too old.
 */
export async function recoverHandshakes(alone: boolean, deps: HousekeepingDeps): Promise<void> {
  if (alone) await deps.handshakes.interrupt(deps.clock.now())
  await tidyHandshakes(deps)
}

/** Keeps handshakes tidy, on one process at a time. */
export async function scheduleHousekeeping(jobs: Jobs, deps: HousekeepingDeps): Promise<void> {
  await jobs.work(JOB, Type.Object({}), () => tidyHandshakes(deps))
  await jobs.schedule(JOB, EVERY_TEN_MINUTES)
}
