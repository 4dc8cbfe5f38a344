import { Type } from 'typebox'
import { asWork, readAllowance } from '../../credits/index.ts'
import { before } from '../../platform/clock.ts'
import type { Jobs } from '../../platform/jobs/jobs.ts'
import { readLimits } from '../../salesforce/index.ts'
import { findHealth } from '../health/store.ts'
import { listConnected, type ConnectionRow } from '../connection/store.ts'
import type { ConnectionServices } from '../services.ts'
import { authorizedConnection, withSession } from '../tokens/session.ts'

const JOB = 'idle-limits'
const EVERY_QUARTER = '*/15 * * * *'
/** Slightly more than an hour: an org without calls is polled every 75 minutes, 19 or 20 times a day. */
const SILENCE = { minutes: 65 }

/** Polls the limits of connected orgs that have been silent for over an hour. */
async function readIdleLimits(deps: ConnectionServices): Promise<void> {
  for (const row of await listConnected(deps)) {
    if (await isDue(row, deps)) await observeLimits(row, deps)
  }
}

/** A silent org is due, and a failing one when its next try is. */
async function isDue(row: ConnectionRow, deps: ConnectionServices): Promise<boolean> {
  const health = await findHealth({ connectionId: row.connectionId, part: 'api' }, deps)
  return health?.nextTryAt ? health.nextTryAt <= deps.clock.now() : wasSilent(row, deps)
}

async function wasSilent({ tenantId, instanceUrl: origin }: ConnectionRow, deps: ConnectionServices): Promise<boolean> {
  const { allowance } = await readAllowance({ tenantId, origin }, deps)
  return !allowance || allowance.observedAt <= before(deps.clock.now(), SILENCE)
}

/** One failing org must not block the rest. */
async function observeLimits({ tenantId }: ConnectionRow, deps: ConnectionServices): Promise<void> {
  try {
    const connection = await authorizedConnection(tenantId, deps)
    await asWork({ tenantId, kind: 'read-limits', by: null }, () => readLimitsOf(connection, deps), deps)
  } catch (err) {
    deps.log.warn({ err, tenantId }, 'the limits of an org could not be read')
  }
}

/** Reads what a connected org has left, for one credit, and notes it. */
export async function readLimitsOf(connection: ConnectionRow, deps: ConnectionServices): Promise<void> {
  const { tenantId, instanceUrl: origin } = connection
  const usage = await withSession({ connection, consumer: 'status', purpose: 'limits' }, readLimits, deps)
  await deps.headroom.observe({ tenantId, origin }, usage)
}

/** Schedules the polling. One process at a time runs it. */
export async function scheduleIdleLimits(jobs: Jobs, deps: ConnectionServices): Promise<void> {
  await jobs.work(JOB, Type.Object({}), () => readIdleLimits(deps))
  await jobs.schedule(JOB, EVERY_QUARTER)
}
