import { raiseNotice } from '../../notifications/index.ts'
import { before } from '../../platform/clock.ts'
import { Refusal } from '../../platform/refusals/errors.ts'
import { keepParams } from '../../platform/refusals/kept-params.ts'
import type { Purpose } from '../../salesforce/index.ts'
import type { ConnectionRow } from '../connection/store.ts'
import { transition } from '../connection/transition.ts'
import type { ConnectionServices } from '../services.ts'
import { nextTryAfter, outcomeOf } from './outcome.ts'
import { changeHealth, findHealth, markTold, markToldOfEnd, saveSuccess, type HealthRow } from './store.ts'

/** How often at most a success is written. */
const SUCCESS_EVERY = { minutes: 5 }
/** Shorter failures pass unnoticed. With the tries after 15 and 45 minutes, the notice goes out within the hour. */
const TOLD_AFTER = { minutes: 30 }

/** Runs a call and notes what its end says about the connection. */
export async function noting<Result>(
  { row, purpose }: { row: ConnectionRow; purpose: Purpose },
  call: () => Promise<Result>,
  deps: ConnectionServices,
): Promise<Result> {
  try {
    const result = await call()
    await quietly(() => noteSuccess(row, deps), row, deps)
    return result
  } catch (fault) {
    await quietly(() => noteFault(row, { fault, purpose }, deps), row, deps)
    throw fault
  }
}

/** Whether background work leaves a connection alone until its next try. */
export async function isLeftAlone({ connectionId }: ConnectionRow, deps: ConnectionServices): Promise<boolean> {
  const health = await findHealth(connectionId, deps)
  return Boolean(health?.nextTryAt && health.nextTryAt > deps.clock.now())
}

/** The notes must not lose the answer. */
async function quietly(note: () => Promise<void>, row: ConnectionRow, { log }: ConnectionServices): Promise<void> {
  try {
    await note()
  } catch (err) {
    log.error({ err, connectionId: row.connectionId }, 'the health of a connection could not be noted')
  }
}

async function noteSuccess(row: ConnectionRow, deps: ConnectionServices): Promise<void> {
  const { connectionId } = row
  const now = deps.clock.now()
  const health = await findHealth(connectionId, deps)
  await saveSuccess(connectionId, { now, unlessSince: before(now, SUCCESS_EVERY) }, deps)
  if (!health?.toldAt || !(await markToldOfEnd(connectionId, deps))) return
  await transition(connectionId, { event: 'works-again', at: now, by: null }, deps)
  const about = `connection-works ${connectionId} ${health.toldAt.toISOString()}`
  await raiseNotice(
    { ...toAll(row), code: 'CONNECTION_WORKS', severity: 'info', params: { orgName: row.orgName }, about },
    deps,
  )
}

type Fault = { fault: unknown; purpose: Purpose }

async function noteFault(row: ConnectionRow, { fault, purpose }: Fault, deps: ConnectionServices): Promise<void> {
  const outcome = outcomeOf(fault, purpose)
  if (outcome === 'nothing' || !(fault instanceof Refusal)) return
  const { connectionId } = row
  const now = deps.clock.now()
  const change = outcome === 'paused' ? () => paused(fault) : (health: HealthRow) => failed(health, { fault, now })
  const health = await changeHealth(connectionId, change, deps)
  if (outcome === 'paused' || !health.failingSince || health.toldAt) return
  if (health.failingSince > before(now, TOLD_AFTER) || !(await markTold(connectionId, now, deps))) return
  await tellOfFailure(row, health, deps)
}

const paused = ({ code, params: { until } }: Refusal): Partial<HealthRow> => ({
  pausedBy: code,
  pausedUntil: until instanceof Date ? until : null,
})

/** A failure before the next try is due, such as one of a person, does not put that try off. */
function failed(health: HealthRow, { fault, now }: { fault: Refusal; now: Date }): Partial<HealthRow> {
  const isEarly = health.nextTryAt !== null && health.nextTryAt > now
  const failures = isEarly ? health.failures : health.failures + 1
  const isKnown = fault.code === 'TOKEN_REFRESH_BUSY' && health.failingSince !== null
  return {
    failures,
    failingSince: health.failingSince ?? now,
    failedAt: now,
    nextTryAt: isEarly ? health.nextTryAt : nextTryAfter(failures, now),
    ...(!isKnown && { problemCode: fault.code, problemParams: keepParams(fault.params) }),
  }
}

async function tellOfFailure(row: ConnectionRow, health: HealthRow, deps: ConnectionServices): Promise<void> {
  const { connectionId, orgName } = row
  const reason = health.problemCode ?? 'SALESFORCE_UNREACHABLE'
  await transition(connectionId, { event: 'failing', at: deps.clock.now(), by: null, reason }, deps)
  const params = { ...health.problemParams, orgName, refusal: reason, since: health.failingSince?.toISOString() ?? '' }
  const about = `connection-failing ${connectionId} ${params.since}`
  await raiseNotice({ ...toAll(row), code: 'CONNECTION_FAILING', severity: 'error', params, about }, deps)
}

const toAll = ({ tenantId }: ConnectionRow) => ({ tenantId, muted: false })
