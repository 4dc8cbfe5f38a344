import { asWork, type Work } from '../../credits/index.ts'
import { raiseNotice } from '../../notifications/index.ts'
import { resolveAll } from '../health/recovery.ts'
import { connectionNotice } from '../notices.ts'
import type { ConnectionId } from '../ids.ts'
import { Refusal } from '../../platform/refusals/errors.ts'
import { refusal } from '../refusals.ts'
import { findConnection } from '../connection/store.ts'
import { lockConnection, transition } from '../connection/transition.ts'
import { interruptHandshakesOf } from '../handshake/store.ts'
import type { ConnectionServices } from '../services.ts'
import type { ConnectionRow } from '../tables.ts'
import { newHold } from '../tokens/hold.ts'
import { takeBack } from '../tokens/revoking.ts'
import { releaseDeletion, takeDeletion, wipeSecrets, type DeletionHold } from './store.ts'

/** The queue makes the second try after 5 to 10 seconds, and the third after 10 to 20 more. */
const MAX_TRIES = 3

/**
 * Continues a deletion where it stopped: revokes the tokens at Salesforce, wipes the secrets, deletes what was read, and
 * deletes the row. Every step can be repeated. Throws if another try is due later.
 */
export async function deleteConnection(connectionId: ConnectionId, deps: ConnectionServices): Promise<void> {
  const row = await findConnection(connectionId, deps)
  if (row?.status !== 'deleting') return
  const wiped = row.tokensRevoked === null ? await endTokens(row, deps) : row
  if (wiped.tokensRevoked === 'no') await notifyTokensNotRevoked(wiped, deps)
  await deps.db.transaction((tx) => remove(wiped, { ...deps, db: tx }))
  deps.headroom.forget(wiped.tenantId)
}

/** Revokes the tokens and wipes the secrets. Returns the connection without them. */
async function endTokens(row: ConnectionRow, deps: ConnectionServices): Promise<ConnectionRow> {
  const now = deps.clock.now()
  const { owner, until } = newHold(row, { now, timeoutMs: deps.salesforce.timeoutMs })
  const hold = await takeDeletion(row.connectionId, { owner, until, now }, deps)
  const wiped = hold && (await wipeSecrets(hold, await tryToRevoke(hold, deps), deps))
  if (!wiped) throw refusal('TOKEN_REFRESH_BUSY', { until: row.refreshUntil ?? until })
  return wiped
}

/** Whether Salesforce revoked the tokens. Throws while another try is due. */
async function tryToRevoke(hold: DeletionHold, deps: ConnectionServices): Promise<'yes' | 'no'> {
  const { connectionId, revokeTries } = hold.row
  // The process of the last try ended before it could note the outcome.
  if (revokeTries > MAX_TRIES) return 'no'
  try {
    await asWork(workOf(hold.row), () => revoke(hold.row, deps), deps)
    return 'yes'
  } catch (err) {
    deps.log.warn({ err, connectionId, revokeTries }, 'the tokens of a deleted connection could not be revoked')
    if (revokeTries === MAX_TRIES) return 'no'
    await releaseDeletion(hold, deps)
    throw err
  }
}

const workOf = ({ tenantId, deletionRequestedBy }: ConnectionRow): Work => ({
  tenantId,
  kind: 'delete-connection',
  by: deletionRequestedBy === null ? null : { name: deletionRequestedBy },
})

async function revoke(row: ConnectionRow, deps: ConnectionServices): Promise<void> {
  try {
    await takeBack(row, deps)
  } catch (fault) {
    if (!isAlreadyRevoked(fault)) throw fault
  }
}

/**
 * Whether Salesforce no longer knows the token, for example because an earlier try was not noted. UNSURE whether every org
 * uses this code. With another code the tokens count as not revoked, which is the safe side.
 */
const isAlreadyRevoked = (fault: unknown): boolean =>
  fault instanceof Refusal && fault.params.salesforceCode === 'invalid_token'

const notifyTokensNotRevoked = ({ tenantId, connectionId, orgName }: ConnectionRow, deps: ConnectionServices) =>
  raiseNotice(
    {
      ...connectionNotice('TOKEN_NOT_REVOKED', { orgName }),
      tenantId,
      about: `token-not-revoked ${connectionId}`,
      muted: false,
    },
    deps,
  )

/** Deletes the connection and what was read through it. The ledger, the audit trail and comparisons stay. */
async function remove(
  { connectionId, tenantId, tokensRevoked }: ConnectionRow,
  deps: ConnectionServices,
): Promise<void> {
  if (!(await lockConnection(connectionId, deps))) return
  await deps.forgetReadings(tenantId, deps)
  await interruptHandshakesOf(tenantId, deps)
  await resolveAll(tenantId, deps)
  const reason = tokensRevoked === 'no' ? 'TOKEN_NOT_REVOKED' : undefined
  await transition(connectionId, { event: 'deleted', at: deps.clock.now(), by: null, reason }, deps)
}
