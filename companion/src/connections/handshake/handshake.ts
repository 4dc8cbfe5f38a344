import { writeAudit } from '../../platform/audit/audit.ts'
import { after } from '../../platform/clock.ts'
import { newId } from '../../platform/ids.ts'
import type { HandshakeId } from '../ids.ts'
import type { Person } from '../../platform/person.ts'
import { hashOf } from '../../platform/secret-hash.ts'
import { authorizeUrl, newState, newVerifier } from '../../salesforce/index.ts'
import type { ConnectionServices } from '../services.ts'
import { addHandshake } from './store.ts'
import { decidePlan, type HandshakeWish } from './plan.ts'
import { inHandshake } from '../tokens/secrets.ts'

export const HANDSHAKE_LIFETIME = { minutes: 10 }

/** A new handshake. The browser secret goes into a cookie of the browser that began it, and nowhere else. */
export type StartedHandshake = {
  handshakeId: HandshakeId
  authorizeUrl: string
  expiresAt: Date
  browserSecret: string
}

/** Begins a sign-in: stores what the callback is checked against, and returns where the pop-up goes. */
export async function startHandshake(
  by: Person,
  wish: HandshakeWish,
  deps: ConnectionServices,
): Promise<StartedHandshake> {
  const { tenantId, personId, name: personName } = by
  const { client, confirmed, ...plan } = await decidePlan(tenantId, wish, deps)
  const [state, browserSecret, verifier] = [newState(), newState(), newVerifier()]
  const row = { handshakeId: newId<HandshakeId>(), tenantId, personId, personName }
  const expiresAt = after(deps.clock.now(), HANDSHAKE_LIFETIME)
  const handshake = {
    ...row,
    ...plan,
    state: 'waiting' as const,
    oauthStateHash: hashOf(state),
    browserHash: hashOf(browserSecret),
    loginOrigin: client.loginOrigin,
    clientId: client.clientId,
    clientSecret: client.clientSecret ? deps.vault.seal(client.clientSecret, inHandshake(row, 'clientSecret')) : null,
    verifier: deps.vault.seal(verifier, inHandshake(row, 'verifier')),
    expiresAt,
  }
  await deps.db.transaction(async (tx) => {
    await addHandshake(handshake, { db: tx })
    if (!confirmed) return
    const entry = { tenantId, at: deps.clock.now(), by, before: null }
    const change = { action: 'connection.production-confirmed', after: { ...confirmed } } as const
    await writeAudit({ ...entry, ...change }, { db: tx })
  })
  const { redirectUri } = deps.salesforce
  const url = await authorizeUrl(client, { redirectUri, state, verifier })
  return { handshakeId: row.handshakeId, authorizeUrl: url, expiresAt, browserSecret }
}
