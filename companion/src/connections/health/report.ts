import { isOldReading } from '../../credits/index.ts'
import type { Stored, Timed } from '../../platform/deps.ts'
import type { Refusal } from '../../platform/refusals/errors.ts'
import { refusal, storedRefusal } from '../refusals.ts'
import type { ConnectionRow } from '../tables.ts'
import { type HealthPart, isLogFailing } from './outcome.ts'
import { findHealth, type HealthRow } from './store.ts'

/** What does not work now, since when, why, and when background work tries again, if that is known. */
type Failure = { part: HealthPart; since: Date; nextTryAt: Date | null; cause: Refusal }

/**
 * Whether a connection works. `unknown`: nothing was called over it yet, or nothing for so long that background readings
 * must have been missed. `failure` and `pause` tell what is wrong now,
 * `lastFailure` what was wrong last, even if that is over.
 */
export type Health = {
  state: 'working' | 'failing' | 'paused' | 'unknown'
  lastSuccessAt: Date | null
  failure: Failure | null
  pause: { until: Date | null; cause: Refusal } | null
  lastFailure: { at: Date; cause: Refusal } | null
}

/** The health of a connection that may be used. Null in any other state, which says itself why nothing works. */
export async function readHealth(
  { connectionId, status }: Pick<ConnectionRow, 'connectionId' | 'status'>,
  deps: Timed,
): Promise<Health | null> {
  if (status !== 'connected') return null
  const api = await findHealth({ connectionId, part: 'api' }, deps)
  const log = await findHealth({ connectionId, part: 'event-log' }, deps)
  return healthOf({ api, log }, deps.clock.now())
}

/** Why Salesforce no longer accepts a connection. Null while it does. */
export async function readLoss(
  { connectionId, status, orgName }: Pick<ConnectionRow, 'connectionId' | 'status' | 'orgName'>,
  { db }: Stored,
): Promise<Refusal | null> {
  if (status !== 'authorization-required') return null
  const api = await findHealth({ connectionId, part: 'api' }, { db })
  return api?.failingSince && api.problemCode !== null
    ? storedRefusal(api.problemCode, api.problemParams)
    : refusal('AUTHORIZATION_REQUIRED', { orgName })
}

/** The health of a connection at a moment, by the rows of its parts. */
export function healthOf({ api, log }: { api?: HealthRow; log?: HealthRow }, now: Date): Health {
  const known = {
    lastSuccessAt: api?.lastSuccessAt ?? null,
    failure: failureOf(api) ?? (log && isLogFailing(log) ? failureOf(log) : null),
    pause: pauseOf(api, now),
    lastFailure: lastFailureOf(api),
  }
  return { state: stateOf(known, now), ...known }
}

/** A failure of the whole matters more than a pause, which passes, and that more than a failure of the log. */
function stateOf({ failure, pause, lastSuccessAt }: Omit<Health, 'state'>, now: Date): Health['state'] {
  if (failure?.part === 'api') return 'failing'
  if (pause) return 'paused'
  if (failure) return 'failing'
  return lastSuccessAt && !isOldReading(lastSuccessAt, now) ? 'working' : 'unknown'
}

function failureOf(row: HealthRow | undefined): Failure | null {
  if (!row?.failingSince || row.problemCode === null) return null
  const { part, failingSince: since, nextTryAt, problemCode, problemParams } = row
  return { part, since, nextTryAt, cause: storedRefusal(problemCode, problemParams) }
}

function pauseOf(row: HealthRow | undefined, now: Date): Health['pause'] {
  if (!row?.pausedBy || !row.pausedParams || (row.pausedUntil && row.pausedUntil <= now)) return null
  return { until: row.pausedUntil, cause: storedRefusal(row.pausedBy, row.pausedParams) }
}

function lastFailureOf(row: HealthRow | undefined): Health['lastFailure'] {
  if (!row?.failedAt || row.problemCode === null) return null
  return { at: row.failedAt, cause: storedRefusal(row.problemCode, row.problemParams) }
}
