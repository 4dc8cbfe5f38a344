import { Type } from 'typebox'
import { before } from '../../platform/clock.ts'
import type { Jobs } from '../../platform/jobs/jobs.ts'
import type { ConnectionRow } from '../connection/store.ts'
import { refreshTokens, type RefreshDeps } from './refresh.ts'
import { tellOfAuthorization } from './ending.ts'

const JOB = 'tokens-housekeeping'
const EVERY_HOUR = '7 * * * *'
/** Salesforce may forget a refresh token that nobody used for 30 days. */
const IDLE = { days: 25 }

/**
 * Ends exchanges whose process is gone, renews tokens before they are forgotten, and tells people what they may not have
 * been told.
 */
export async function tidyTokens(deps: RefreshDeps): Promise<void> {
  const now = deps.clock.now()
  const aging = await deps.connections.toRefresh({ now, idleSince: before(now, IDLE) })
  for (const row of aging) await refreshQuietly(row, deps)
  for (const row of await deps.connections.toAuthorize()) await tellOfAuthorization(row, deps)
}

/** One connection that cannot be refreshed does not keep the others from it. */
async function refreshQuietly(row: ConnectionRow, deps: RefreshDeps): Promise<void> {
  try {
    await refreshTokens(row, deps)
  } catch (err) {
    deps.log.warn({ err, connectionId: row.connectionId }, 'the tokens of a connection could not be renewed')
  }
}

/** Keeps tokens alive, on one process at a time. */
export async function scheduleTokenHousekeeping(jobs: Jobs, deps: RefreshDeps): Promise<void> {
  await jobs.work(JOB, Type.Object({}), () => tidyTokens(deps))
  await jobs.schedule(JOB, EVERY_HOUR)
}
