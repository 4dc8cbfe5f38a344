import type { Headroom } from '../../credits/index.ts'
import type { NewNotice } from '../../notifications/index.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Database } from '../../platform/database/database.ts'
import { Refusal } from '../../platform/refusals/errors.ts'
import { refusal } from '../refusals.ts'
import type { ConnectionId } from '../../platform/ids.ts'
import type { Vault } from '../../platform/vault/vault.ts'
import type { Wire } from '../../salesforce/index.ts'
import type { ConnectionStore } from '../connection/store.ts'
import type { DeletionHold, DeletionStore } from './store.ts'
import type { ForgetReadings } from '../readings/forget-readings.ts'
import { interruptHandshakesOf } from '../handshake/store.ts'
import { newHold } from '../tokens/hold.ts'
import type { ConnectionRow } from '../tables.ts'
import { takeBack } from '../tokens/revoking.ts'
import { lockConnection, transition } from '../connection/transition.ts'

export type DeletionDeps = {
  db: Database
  connections: ConnectionStore
  deletions: DeletionStore
  vault: Vault
  wire: Wire
  clock: Clock
  salesforce: { timeoutMs: number }
  headroom: Pick<Headroom, 'forget'>
  forgetReadings: ForgetReadings
  notify: (news: NewNotice) => Promise<unknown>
  log: { warn(details: object, message: string): void }
}

/** The queue makes the next try after five to ten seconds, and the third after ten to twenty more. */
const MOST_TRIES = 3

/**
 * Goes on with a deletion, from wherever it was left: takes the tokens back at Salesforce, wipes the secrets, forgets
 * what was read, and removes the row. Each step can be done again. Throws if Salesforce is to be asked once more later.
 */
export async function deleteConnection(connectionId: ConnectionId, deps: DeletionDeps): Promise<void> {
  const row = await deps.connections.find(connectionId)
  if (row?.status !== 'deleting') return
  const wiped = row.tokensRevoked === null ? await endTokens(row, deps) : row
  if (wiped.tokensRevoked === 'no') await tellOfTokens(wiped, deps)
  await deps.db.transaction((tx) => remove(wiped, { ...deps, db: tx }))
  deps.headroom.forget(wiped.tenantId)
}

/** The connection without its secrets, which are kept until it was tried to revoke the tokens. */
async function endTokens(row: ConnectionRow, deps: DeletionDeps): Promise<ConnectionRow> {
  const now = deps.clock.now()
  const { owner, until } = newHold(row, { now, timeoutMs: deps.salesforce.timeoutMs })
  const hold = await deps.deletions.take(row.connectionId, { owner, until, now })
  const wiped = hold && (await deps.deletions.wipe(hold, await tryToRevoke(hold, deps)))
  if (!wiped) throw refusal('TOKEN_REFRESH_BUSY', { until: row.refreshUntil ?? until })
  return wiped
}

/** Whether Salesforce took the tokens back; throws while it shall be tried again. */
async function tryToRevoke(hold: DeletionHold, deps: DeletionDeps): Promise<'yes' | 'no'> {
  const { connectionId, revokeTries } = hold.row
  // The last try did not get as far as this: its process ended.
  if (revokeTries > MOST_TRIES) return 'no'
  try {
    await takeBack(hold.row, deps)
    return 'yes'
  } catch (err) {
    if (isWorthNothing(err)) return 'yes'
    deps.log.warn({ err, connectionId, revokeTries }, 'the tokens of a deleted connection could not be revoked')
    if (revokeTries === MOST_TRIES) return 'no'
    await deps.deletions.release(hold)
    throw err
  }
}

/**
 * Salesforce does not know the token, or not any more: a try before this one had no time to be noted, for example. UNSURE
 * whether every org says it in this word; another one is told as not revoked, which is on the safe side.
 */
const isWorthNothing = (fault: unknown): boolean =>
  fault instanceof Refusal && fault.params.salesforceCode === 'invalid_token'

const tellOfTokens = ({ tenantId, connectionId, orgName }: ConnectionRow, { notify }: DeletionDeps) =>
  notify({
    tenantId,
    code: 'TOKEN_NOT_REVOKED',
    params: { orgName },
    severity: 'warning',
    about: `token-not-revoked ${connectionId}`,
    muted: false,
  })

/** Removes the connection and what was read through it; the ledger, the audit trail, and what was compared stay. */
async function remove({ connectionId, tenantId, tokensRevoked }: ConnectionRow, deps: DeletionDeps): Promise<void> {
  if (!(await lockConnection(connectionId, deps))) return
  await deps.forgetReadings(tenantId, deps)
  await interruptHandshakesOf(tenantId, deps)
  const reason = tokensRevoked === 'no' ? 'TOKEN_NOT_REVOKED' : undefined
  await transition(connectionId, { event: 'deleted', at: deps.clock.now(), by: null, reason }, deps)
}
