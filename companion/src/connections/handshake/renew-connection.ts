import { resolveBySignIn, resolveLog } from '../health/recovery.ts'
import { forgetHealth } from '../health/store.ts'
import { refusal } from '../refusals.ts'
import type { ConnectionServices } from '../services.ts'
import { endAsConnected } from './store.ts'
import { judgeSignIn, type Verdict } from './judge-sign-in.ts'
import { sandboxRefreshed, notifyRefreshed } from '../tokens/sandbox-refreshed.ts'
import { UNDOUBTED } from '../tokens/store.ts'
import { authorOf, toConnectionColumns, type SignIn } from './sign-in.ts'
import { mayHappen } from '../state.ts'
import type { ConnectionRow } from '../tables.ts'
import { takeBackReplaced } from '../tokens/revoking.ts'
import { lockConnection, transition, type Circumstances } from '../connection/transition.ts'

/** Gives a connection the tokens of a sign-in, if that led where the connection leads. */
export async function renewConnection(signIn: SignIn, deps: ConnectionServices): Promise<void> {
  const { org } = signIn.proof
  const by = await authorOf(signIn.handshake, deps)
  const at = deps.clock.now()
  const { verdict, row } = await deps.db.transaction((tx) => renew(signIn, { at, by }, { ...deps, db: tx }))
  if (verdict === 'sandbox-refreshed') {
    await notifyRefreshed(row, org.organizationId, deps)
    throw sandboxRefreshed(row, org.organizationId)
  }
  // The tokens of a sandbox die when it is refreshed; those of an org that stayed do not.
  if (verdict === 'relinked') deps.headroom.forget(row.tenantId)
  else await takeBackReplaced(row, deps)
}

type Renewed = { verdict: Verdict; row: ConnectionRow }

/** Decides and writes under the lock of the connection. Answers the connection as it was. */
async function renew(signIn: SignIn, circumstances: Circumstances, deps: ConnectionServices): Promise<Renewed> {
  const { handshake, proof } = signIn
  const row = handshake.connectionId ? await lockConnection(handshake.connectionId, deps) : undefined
  if (!row) throw refusal('CONNECTION_MISSING')
  const verdict = judgeSignIn(row, handshake, proof)
  if (verdict === 'sandbox-refreshed') await noteRefresh(row, signIn, { circumstances, deps })
  else await takeOver(row, signIn, { circumstances, deps, verdict })
  return { verdict, row }
}

type Change = { circumstances: Circumstances; deps: ConnectionServices }

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
    ...toConnectionColumns(signIn, row, deps),
    tokenVersion: row.tokenVersion + 1,
    refreshedAt: at,
    refreshOwner: null,
    refreshUntil: null,
    ...UNDOUBTED,
    foundOrganizationId: null,
    ...(verdict === 'relinked' && { connectedAt: at }),
  }
  await forgetHealth(row.connectionId, deps)
  await transition(row.connectionId, { event: verdict, ...circumstances, set }, deps)
  if (!(await endAsConnected(signIn.handshake.handshakeId, deps))) throw refusal('HANDSHAKE_INTERRUPTED')
  await resolveBySignIn({ ...row, orgName: set.orgName }, deps)
  if (verdict !== 'relinked') return
  await resolveLog(row.tenantId, deps)
  await deps.forgetReadings(row.tenantId, deps)
}
