import { after, type Clock } from '../platform/clock.ts'
import { refusal } from '../platform/errors.ts'
import { newId, type HandshakeId, type TenantId } from '../platform/ids.ts'
import type { Vault } from '../platform/vault.ts'
import { authorizeUrl, newState, newVerifier } from '../salesforce/oauth.ts'
import type { ConnectionStore } from './connection-store.ts'
import type { HandshakeStore } from './handshake-store.ts'
import { decideLogin, type ConnectWish } from './login.ts'
import { hashOf, inHandshake } from './secrets.ts'
import type { SalesforceSettings } from './settings.ts'

export const HANDSHAKE_LIFETIME = { minutes: 10 }

export type StartDeps = {
  handshakes: HandshakeStore
  connections: ConnectionStore
  vault: Vault
  clock: Clock
  salesforce: SalesforceSettings
}

/** A handshake that was begun. The browser secret goes into a cookie of the browser that began it, and nowhere else. */
export type StartedHandshake = {
  handshakeId: HandshakeId
  authorizeUrl: string
  expiresAt: Date
  browserSecret: string
}

/** Begins to connect an org: writes down what the callback will be checked against, and says where the pop-up goes. */
export async function startHandshake(
  tenantId: TenantId,
  wish: ConnectWish,
  deps: StartDeps,
): Promise<StartedHandshake> {
  if (await deps.connections.ofTenant(tenantId)) throw refusal('CONNECTION_EXISTS')
  const client = decideLogin(wish, deps.salesforce)
  const [state, browserSecret, verifier] = [newState(), newState(), newVerifier()]
  const row = { handshakeId: newId<HandshakeId>(), tenantId }
  const expiresAt = after(deps.clock.now(), HANDSHAKE_LIFETIME)
  await deps.handshakes.add({
    ...row,
    state: 'waiting',
    oauthStateHash: hashOf(state),
    browserHash: hashOf(browserSecret),
    environment: wish.environment,
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
