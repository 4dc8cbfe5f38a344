import { writeAudit } from '../../platform/audit/audit.ts'
import type { Platform, Stored } from '../../platform/deps.ts'
import { refusal } from '../refusals.ts'
import { newId } from '../../platform/ids.ts'
import type { ConnectionId } from '../ids.ts'
import { findGoneLive } from '../connection/store.ts'
import { environmentOf, requireEnvironment } from '../environment.ts'
import { newestEvent } from '../connection/event-store.ts'
import { endAsConnected } from './store.ts'
import { explainTrigger } from '../connection/never-back.ts'
import { authorOf, toConnectionColumns, type SignIn } from './sign-in.ts'
import type { NewConnection } from '../tables.ts'
import { establish, type Author } from '../connection/transition.ts'
import type { ConnectionServices } from '../services.ts'

/** What adding a connection needs: the gate is asked a last time within the transaction. */
type Adding = Platform & Gated
type Gated = Pick<ConnectionServices, 'mayGoLive'>

/** Stores the connection of a sign-in, if its org is of the chosen environment. */
export async function addConnection(signIn: SignIn, deps: Adding): Promise<void> {
  const { handshake, proof } = signIn
  requireEnvironment(handshake.environment, proof.org)
  const row = connectionRow(signIn, deps)
  try {
    await storeConnection(row, { handshakeId: handshake.handshakeId, by: await authorOf(handshake, deps) }, deps)
  } catch (fault) {
    throw await explainTrigger(fault, row, deps)
  }
}

function connectionRow(signIn: SignIn, { vault, clock }: Platform) {
  const at = { tenantId: signIn.handshake.tenantId, connectionId: newId<ConnectionId>() }
  const [columns, now] = [toConnectionColumns(signIn, at, { vault }), clock.now()]
  return { ...at, ...columns, environment: environmentOf(columns.orgKind), connectedAt: now, refreshedAt: now }
}

type Ending = Pick<SignIn['handshake'], 'handshakeId'> & { by: Author }

/** Writes a connection and ends its handshake: both, or neither. */
export const storeConnection = (
  row: Omit<NewConnection, 'status'>,
  { handshakeId, by }: Ending,
  { db, mayGoLive }: Stored & Gated,
): Promise<void> =>
  db.transaction(async (tx) => {
    if (!(await endAsConnected(handshakeId, { db: tx }))) throw refusal('HANDSHAKE_INTERRUPTED')
    const switched = row.environment === 'production' && !(await findGoneLive(row.tenantId, { db: tx }))
    const without = switched ? await mayGoLive(row.tenantId, { db: tx }) : undefined
    const last = await newestEvent(row.tenantId, { db: tx })
    await establish(row, { at: row.connectedAt, by }, { db: tx })
    if (!switched) return
    const values = { before: last ? placeOf(last) : null, after: { ...placeOf(row), ...without } }
    await writeAudit(
      { tenantId: row.tenantId, at: row.connectedAt, by, action: 'connection.gone-live', ...values },
      { db: tx },
    )
  })

const placeOf = ({ organizationId, environment }: Pick<NewConnection, 'organizationId' | 'environment'>) => ({
  organizationId,
  environment,
})
