import { after, type Clock } from '../../platform/clock.ts'
import { newId, type HandshakeId } from '../../platform/ids.ts'
import type { Person } from '../../platform/person.ts'
import type { Vault } from '../../platform/vault/vault.ts'
import { authorizeUrl, newState, newVerifier } from '../../salesforce/index.ts'
import type { HandshakeStore } from './store.ts'
import { decidePlan, type HandshakeWish, type PlanDeps } from './plan.ts'
import { hashOf, inHandshake } from '../tokens/secrets.ts'

export type { GoLiveGate } from './plan.ts'

export const HANDSHAKE_LIFETIME = { minutes: 10 }

export type StartDeps = PlanDeps & { handshakes: HandshakeStore; vault: Vault; clock: Clock }

/** A handshake that was begun. The browser secret goes into a cookie of the browser that began it, and nowhere else. */
export type StartedHandshake = {
  handshakeId: HandshakeId
  authorizeUrl: string
  expiresAt: Date
  browserSecret: string
}

/** Begins a sign-in: writes down what the callback will be checked against, and says where the pop-up goes. */
export async function startHandshake(
  { tenantId, personId }: Person,
  wish: HandshakeWish,
  deps: StartDeps,
): Promise<StartedHandshake> {
  const { client, ...plan } = await decidePlan(tenantId, wish, deps)
  const [state, browserSecret, verifier] = [newState(), newState(), newVerifier()]
  const row = { handshakeId: newId<HandshakeId>(), tenantId, personId }
  const expiresAt = after(deps.clock.now(), HANDSHAKE_LIFETIME)
  await deps.handshakes.add({
    ...row,
    ...plan,
    state: 'waiting',
    oauthStateHash: hashOf(state),
    browserHash: hashOf(browserSecret),
    loginOrigin: client.loginOrigin,
    clientId: client.clientId,
    clientSecret: client.clientSecret ? deps.vault.seal(client.clientSecret, inHandshake(row, 'clientSecret')) : null,
    verifier: deps.vault.seal(verifier, inHandshake(row, 'verifier')),
    expiresAt,
  })
  const { redirectUri } = deps.salesforce
  const url = await authorizeUrl(client, { redirectUri, state, verifier })
  return { handshakeId: row.handshakeId, authorizeUrl: url, expiresAt, browserSecret }
}
