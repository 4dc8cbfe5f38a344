import { writeAudit } from '../../platform/audit/audit.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Database } from '../../platform/database/database.ts'
import { refusal } from '../refusals.ts'
import { newId, type ConnectionId } from '../../platform/ids.ts'
import type { Vault } from '../../platform/vault/vault.ts'
import { connectionStore, type ConnectionStore } from '../connection/store.ts'
import { environmentOf, requireEnvironment } from '../environment.ts'
import { eventStore } from '../connection/event-store.ts'
import { handshakeStore } from './store.ts'
import { explainTrigger } from '../connection/never-back.ts'
import { authorOf, keptOf, type SignIn } from './sign-in.ts'
import type { NewConnection } from '../tables.ts'
import { establish, type Author } from '../connection/transition.ts'

export type AddDeps = { db: Database; connections: ConnectionStore; vault: Vault; clock: Clock }

/** Stores the connection that a sign-in led to, if the org is of the environment that was chosen. */
export async function addConnection(signIn: SignIn, deps: AddDeps): Promise<void> {
  const { handshake, proof } = signIn
  requireEnvironment(handshake.environment, proof.org)
  const row = connectionRow(signIn, deps)
  try {
    await storeConnection(row, { handshakeId: handshake.handshakeId, by: await authorOf(handshake, deps) }, deps)
  } catch (fault) {
    throw await explainTrigger(fault, row, deps)
  }
}

function connectionRow(signIn: SignIn, { vault, clock }: AddDeps) {
  const at = { tenantId: signIn.handshake.tenantId, connectionId: newId<ConnectionId>() }
  const [kept, now] = [keptOf(signIn, at, { vault }), clock.now()]
  return { ...at, ...kept, environment: environmentOf(kept.orgKind), connectedAt: now, refreshedAt: now }
}

type Ending = Pick<SignIn['handshake'], 'handshakeId'> & { by: Author }

/** Writes a connection and ends its handshake: both, or neither. */
export const storeConnection = (
  row: Omit<NewConnection, 'status'>,
  { handshakeId, by }: Ending,
  { db }: { db: Database },
): Promise<void> =>
  db.transaction(async (tx) => {
    if (!(await handshakeStore(tx).connected(handshakeId, tx))) throw refusal('HANDSHAKE_INTERRUPTED')
    const switched = row.environment === 'production' && !(await connectionStore(tx).goneLive(row.tenantId))
    const last = await eventStore(tx).newest(row.tenantId)
    await establish(row, { at: row.connectedAt, by }, { db: tx })
    if (!switched) return
    const values = { before: last ? placeOf(last) : null, after: placeOf(row) }
    await writeAudit(
      { tenantId: row.tenantId, at: row.connectedAt, by, action: 'connection.gone-live', ...values },
      { db: tx },
    )
  })

const placeOf = ({ organizationId, environment }: Pick<NewConnection, 'organizationId' | 'environment'>) => ({
  organizationId,
  environment,
})
