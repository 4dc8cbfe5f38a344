import type { Headroom } from '../../credits/index.ts'
import type { NewNotice } from '../../notifications/index.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Database } from '../../platform/database/database.ts'
import { refusal } from '../refusals.ts'
import type { Vault } from '../../platform/vault/vault.ts'
import type { Wire } from '../../salesforce/index.ts'
import type { ForgetReadings } from '../readings/forget-readings.ts'
import { handshakeStore } from './store.ts'
import { judgeSignIn, type Verdict } from './judge-sign-in.ts'
import { sandboxRefreshed, tellOfRefresh } from '../tokens/sandbox-refreshed.ts'
import { authorOf, keptOf, type SignIn } from './sign-in.ts'
import { mayHappen } from '../state.ts'
import type { ConnectionRow } from '../tables.ts'
import { takeBackReplaced } from '../tokens/revoking.ts'
import { lockConnection, transition, type Circumstances } from '../connection/transition.ts'

type Write = (details: object, message: string) => void

export type RenewDeps = {
  db: Database
  vault: Vault
  wire: Wire
  clock: Clock
  headroom: Pick<Headroom, 'forget'>
  forgetReadings: ForgetReadings
  notify: (news: NewNotice) => Promise<unknown>
  log: { warn: Write; error: Write }
}

/** Gives a connection the tokens of a sign-in, if that led where the connection leads. */
export async function renewConnection(signIn: SignIn, deps: RenewDeps): Promise<void> {
  const { org } = signIn.proof
  const by = await authorOf(signIn.handshake, deps)
  const at = deps.clock.now()
  const { verdict, row } = await deps.db.transaction((tx) => renew(signIn, { at, by }, { ...deps, db: tx }))
  if (verdict === 'sandbox-refreshed') {
    await tellOfRefresh(row, org.organizationId, deps)
    throw sandboxRefreshed(row, org.organizationId)
  }
  // The tokens of a sandbox die when it is refreshed; those of an org that stayed do not.
  if (verdict === 'relinked') deps.headroom.forget(row.tenantId)
  else await takeBackReplaced(row, deps)
}

type Renewed = { verdict: Verdict; row: ConnectionRow }

/** Decides and writes under the lock of the connection. Answers the connection as it was. */
async function renew(signIn: SignIn, circumstances: Circumstances, deps: RenewDeps): Promise<Renewed> {
  const { handshake, proof } = signIn
  const row = handshake.connectionId ? await lockConnection(handshake.connectionId, deps) : undefined
  if (!row) throw refusal('CONNECTION_MISSING')
  const verdict = judgeSignIn(row, handshake, proof)
  if (verdict === 'sandbox-refreshed') await noteRefresh(row, signIn, { circumstances, deps })
  else await takeOver(row, signIn, { circumstances, deps, verdict })
  return { verdict, row }
}

type Change = { circumstances: Circumstances; deps: RenewDeps }

async function noteRefresh(row: ConnectionRow, { proof }: SignIn, { circumstances, deps }: Change): Promise<void> {
  if (!mayHappen('sandbox-refreshed', row.status)) return
  const set = { foundOrganizationId: proof.org.organizationId }
  const reason = 'SANDBOX_REFRESHED'
  await transition(row.connectionId, { event: 'sandbox-refreshed', ...circumstances, reason, set }, deps)
}

async function takeOver(
  row: ConnectionRow,
  signIn: SignIn,
  { circumstances, deps, verdict }: Change & { verdict: Exclude<Verdict, 'sandbox-refreshed'> },
): Promise<void> {
  const { at } = circumstances
  const set = {
    ...keptOf(signIn, row, deps),
    tokenVersion: row.tokenVersion + 1,
    refreshedAt: at,
    refreshOwner: null,
    refreshUntil: null,
    foundOrganizationId: null,
    ...(verdict === 'relinked' && { connectedAt: at }),
  }
  await transition(row.connectionId, { event: verdict, ...circumstances, set }, deps)
  if (!(await handshakeStore(deps.db).connected(signIn.handshake.handshakeId, deps.db)))
    throw refusal('HANDSHAKE_INTERRUPTED')
  if (verdict === 'relinked') await deps.forgetReadings(row.tenantId, deps)
}
