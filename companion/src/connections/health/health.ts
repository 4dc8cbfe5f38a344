import { resolveNotices } from '../../notifications/index.ts'
import { before } from '../../platform/clock.ts'
import type { Refusal } from '../../platform/refusals/errors.ts'
import { keepParams } from '../../platform/refusals/kept-params.ts'
import type { Purpose } from '../../salesforce/index.ts'
import type { ConnectionRow } from '../connection/store.ts'
import type { ConnectionServices } from '../services.ts'
import {
  failuresIn,
  firstReadingTomorrow,
  type HealthPart,
  isOfTheLog,
  isPause,
  nextTryAfter,
  partsShownBy,
} from './outcome.ts'
import { changeHealth, findHealth, saveSuccess, type HealthRow } from './store.ts'
import { FAILURES_OF } from './recovery.ts'
import { tellOfEnd, tellOfFailure } from './telling.ts'

/** How often at most a success is written. */
const SUCCESS_EVERY = { minutes: 5 }

/** Runs a call and notes what its end says about the connection. */
export async function noting<Result>(
  { row, purpose }: { row: ConnectionRow; purpose: Purpose },
  call: () => Promise<Result>,
  deps: ConnectionServices,
): Promise<Result> {
  try {
    const result = await call()
    for (const part of partsShownBy(purpose)) await quietly(() => noteSuccess(row, part, deps), row, deps)
    return result
  } catch (fault) {
    await quietly(() => noteFault(row, { fault, purpose }, deps), row, deps)
    throw fault
  }
}

/** Whether background work leaves a connection, or a part of it, alone until its next try. */
export async function isLeftAlone(
  { connectionId, part = 'api' }: { connectionId: ConnectionRow['connectionId']; part?: HealthPart },
  deps: ConnectionServices,
): Promise<boolean> {
  const health = await findHealth({ connectionId, part }, deps)
  return Boolean(health?.nextTryAt && health.nextTryAt > deps.clock.now())
}

/** The notes must not lose the answer. */
async function quietly(note: () => Promise<unknown>, row: ConnectionRow, { log }: ConnectionServices): Promise<void> {
  try {
    await note()
  } catch (err) {
    log.error({ err, connectionId: row.connectionId }, 'the health of a connection could not be noted')
  }
}

async function noteSuccess(row: ConnectionRow, part: HealthPart, deps: ConnectionServices): Promise<void> {
  const key = { connectionId: row.connectionId, part }
  const now = deps.clock.now()
  const health = await findHealth(key, deps)
  await saveSuccess(key, { now, unlessSince: before(now, SUCCESS_EVERY) }, deps)
  if (health) await tellOfEnd(row, health, deps)
  // A new sign-in made the service forget the failure, not the notice of it.
  if (!health?.lastSuccessAt) await resolveNotices({ tenantId: row.tenantId, codes: [...FAILURES_OF[part]] }, deps)
}

type Fault = { fault: unknown; purpose: Purpose }

async function noteFault(row: ConnectionRow, { fault, purpose }: Fault, deps: ConnectionServices): Promise<void> {
  const { connectionId } = row
  const now = deps.clock.now()
  if (isPause(fault)) await changeHealth({ connectionId, part: 'api' }, () => paused(fault), deps)
  for (const { part, cause } of failuresIn(fault, purpose)) {
    const health = await changeHealth({ connectionId, part }, (before) => failed(before, cause, now), deps)
    await tellOfFailure(row, health, deps)
  }
}

/** Keeps why the authorization was lost, for its card and its notice. A new sign-in forgets it. */
export async function noteLoss(row: ConnectionRow, cause: Refusal, deps: ConnectionServices): Promise<void> {
  const key = { connectionId: row.connectionId, part: 'api' } as const
  const note = () => changeHealth(key, (before) => failed(before, cause, deps.clock.now()), deps)
  await quietly(note, row, deps)
}

const paused = ({ code, params }: Refusal): Partial<HealthRow> => ({
  pausedBy: code,
  pausedParams: keepParams(params),
  pausedUntil: params.until instanceof Date ? params.until : null,
})

/** A failure before the next try is due, such as one of a person, does not put that try off. */
function failed(health: HealthRow, cause: Refusal, now: Date): Partial<HealthRow> {
  const isEarly = health.nextTryAt !== null && health.nextTryAt > now
  const failures = isEarly ? health.failures : health.failures + 1
  const isKnown = cause.code === 'TOKEN_REFRESH_BUSY' && health.failingSince !== null
  return {
    failures,
    failingSince: health.failingSince ?? now,
    failedAt: now,
    nextTryAt: isEarly ? health.nextTryAt : nextTry(health.part, { cause, failures, now }),
    ...(!isKnown && { problemCode: cause.code, problemParams: keepParams(cause.params) }),
  }
}

/** A log that is refused is asked for once a day. Any other failure of it waits for the next reading. */
function nextTry(
  part: HealthPart,
  { cause, failures, now }: { cause: Refusal; failures: number; now: Date },
): Date | null {
  if (part === 'api') return nextTryAfter(failures, now)
  return isOfTheLog(cause.code) ? firstReadingTomorrow(now) : null
}
