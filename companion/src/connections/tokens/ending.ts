import { raiseNotice } from '../../notifications/index.ts'
import { Refusal } from '../../platform/refusals/errors.ts'
import { keepParams } from '../../platform/refusals/kept-params.ts'
import { lockConnection } from '../connection/transition.ts'
import { noteLoss } from '../health/health.ts'
import { connectionNotice } from '../notices.ts'
import { refusal } from '../refusals.ts'
import type { OrganizationId } from '../../platform/ids.ts'
import type { ConnectionRow } from '../connection/store.ts'
import { meaningOf } from './fault.ts'
import { pausedUntil, retryAfterDoubts } from './hold.ts'
import { sandboxRefreshed, notifyRefreshed } from './sandbox-refreshed.ts'
import type { ConnectionServices } from '../services.ts'
import {
  endHoldWith,
  extendHold,
  noteDoubt,
  releaseHold,
  saveTokens,
  type NewTokens,
  type RefreshHold,
} from './store.ts'
import type { Step } from '../connection/transition.ts'

/** A database that is away for a moment does not cost the new tokens. */
const KEEP_ATTEMPTS = 5
const KEEP_PAUSE_MS = 1_000

/** Stores new tokens. Returns nothing if another process took over. */
export async function keepTokens(
  hold: RefreshHold,
  tokens: NewTokens,
  deps: ConnectionServices,
): Promise<ConnectionRow | undefined> {
  for (let attempt = 1; ; attempt++) {
    try {
      const row = await saveTokens(hold, tokens, deps)
      deps.refreshes.count(row ? 'refreshed' : 'overtaken')
      return row
    } catch (err) {
      deps.log.error({ err, attempt }, 'new tokens could not be stored')
      if (attempt === KEEP_ATTEMPTS) throw err
      await deps.sleep(KEEP_PAUSE_MS)
    }
  }
}

/** Ends a failed exchange as its fault demands, and throws. Returns nothing if another process took over. */
export async function endAfterFault(hold: RefreshHold, fault: unknown, deps: ConnectionServices): Promise<undefined> {
  const meaning = meaningOf(fault)
  if (meaning === 'refused') return requireAuthorization(hold, lost(hold, fault), deps)
  if (meaning === 'doubted') return backOff(hold, fault, deps)
  deps.refreshes.count(meaning)
  await (meaning === 'unsent' ? releaseHold(hold, deps) : pause(hold, deps))
  throw fault
}

/** Waits longer after each refusal that does not end the authorization. The last one ends it. */
async function backOff(hold: RefreshHold, fault: unknown, deps: ConnectionServices): Promise<undefined> {
  const doubts = hold.row.refreshRefusals + 1
  const retryAt = retryAfterDoubts(doubts, deps.clock.now())
  if (!retryAt) return requireAuthorization(hold, lost(hold, fault), deps)
  deps.refreshes.count('doubted')
  await noteDoubt(hold, { doubts, retryAt }, deps)
  throw fault
}

const lost = ({ row: { orgName } }: RefreshHold, cause: unknown): Refusal =>
  refusal('AUTHORIZATION_REQUIRED', { orgName }, { cause })

/** Salesforce may have carried out the exchange, or may do so yet. The same token must not be sent meanwhile. */
const pause = (hold: RefreshHold, deps: ConnectionServices): Promise<void> =>
  extendHold(hold, pausedUntil({ now: deps.clock.now(), timeoutMs: deps.salesforce.timeoutMs }), deps)

/** Requires a new authorization, notifies people, and throws. Does nothing if another process took over. */
export async function requireAuthorization(
  hold: RefreshHold,
  problem: Refusal,
  deps: ConnectionServices,
): Promise<undefined> {
  const reason = problem.cause instanceof Refusal ? problem.cause.code : problem.code
  if (!(await mark(hold, { event: 'authorization-lost', reason }, deps))) return undefined
  deps.log.warn({ err: problem, connectionId: hold.row.connectionId }, 'a connection has to be authorized again')
  const cause = problem.cause instanceof Refusal ? problem.cause : problem
  await noteLoss(hold.row, cause, deps)
  await notifyAuthorizationLost(hold.row, cause, deps)
  throw problem
}

/** Ends an exchange that was answered by what the sandbox has become, tells people, and throws. */
export async function endAsRefreshed(
  hold: RefreshHold,
  found: OrganizationId,
  deps: ConnectionServices,
): Promise<undefined> {
  const step = { event: 'sandbox-refreshed', reason: 'SANDBOX_REFRESHED', set: { foundOrganizationId: found } } as const
  if (!(await mark(hold, step, deps))) return undefined
  await notifyRefreshed(hold.row, found, deps)
  throw sandboxRefreshed(hold.row, found)
}

async function mark(hold: RefreshHold, step: Omit<Step, 'at' | 'by'>, deps: ConnectionServices): Promise<boolean> {
  const marked = await endHoldWith(hold, { ...step, at: deps.clock.now(), by: null }, deps)
  deps.refreshes.count(marked ? 'refused' : 'overtaken')
  return marked
}

/**
 * Notifies people once for each lost pair of tokens, with the cause and its own remedy, unless a person has authorized the
 * connection again by now. The housekeeping repeats what fails here.
 */
export async function notifyAuthorizationLost(
  { tenantId, connectionId, tokenVersion, orgName }: ConnectionRow,
  cause: Refusal,
  deps: ConnectionServices,
): Promise<void> {
  const about = `authorization-required ${connectionId} ${tokenVersion}`
  try {
    const params = { ...keepParams(cause.params), orgName, refusal: cause.code }
    const news = { ...connectionNotice('AUTHORIZATION_REQUIRED', params), tenantId, about, muted: false }
    await deps.db.transaction(async (tx) => {
      const row = await lockConnection(connectionId, { db: tx })
      if (row?.status !== 'authorization-required' || row.tokenVersion !== tokenVersion) return
      await raiseNotice(news, { ...deps, db: tx })
    })
  } catch (err) {
    deps.log.error({ err, connectionId }, 'people could not be told that a connection has to be authorized again')
  }
}
