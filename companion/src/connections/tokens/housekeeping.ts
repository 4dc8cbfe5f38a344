import { Type } from 'typebox'
import { asWork } from '../../credits/index.ts'
import { before } from '../../platform/clock.ts'
import type { Jobs } from '../../platform/jobs/jobs.ts'
import type { ConnectionRow } from '../connection/store.ts'
import { listToAuthorize, listToRefresh } from '../connection/store.ts'
import { isLeftAlone } from '../health/health.ts'
import { readLoss } from '../health/report.ts'
import type { ConnectionServices } from '../services.ts'
import { notifyAuthorizationLost } from './ending.ts'
import { refreshTokens } from './refresh.ts'

const JOB = 'tokens-housekeeping'
const EVERY_HOUR = '7 * * * *'
/** Salesforce may forget a refresh token that was not used for 30 days. */
const IDLE = { days: 25 }

/**
 * Ends exchanges whose process is gone, renews tokens before they are forgotten, and tells people what they may not have
 * been told.
 */
export async function tidyTokens(deps: ConnectionServices): Promise<void> {
  const now = deps.clock.now()
  const aging = await listToRefresh({ now, idleSince: before(now, IDLE) }, deps)
  for (const row of aging) await refreshQuietly(row, deps)
  for (const row of await listToAuthorize(deps)) {
    const cause = await readLoss(row, deps)
    if (cause) await notifyAuthorizationLost(row, cause, deps)
  }
}

/** One failing connection must not block the rest. */
async function refreshQuietly(row: ConnectionRow, deps: ConnectionServices): Promise<void> {
  if (await isLeftAlone(row, deps)) return
  try {
    await asWork({ tenantId: row.tenantId, kind: 'renew-tokens', by: null }, () => refreshTokens(row, deps), deps)
  } catch (err) {
    deps.log.warn({ err, connectionId: row.connectionId }, 'the tokens of a connection could not be renewed')
  }
}

/** Keeps tokens alive, on one process at a time. */
export async function scheduleTokenHousekeeping(jobs: Jobs, deps: ConnectionServices): Promise<void> {
  await jobs.work(JOB, Type.Object({}), () => tidyTokens(deps))
  await jobs.schedule(JOB, EVERY_HOUR)
}
