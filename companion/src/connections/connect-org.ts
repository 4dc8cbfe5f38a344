import type { Clock } from '../platform/clock.ts'
import { refusal, Refusal } from '../platform/errors.ts'
import { newId, type ConnectionId } from '../platform/ids.ts'
import type { Vault } from '../platform/vault.ts'
import { refusalOfOAuthError } from '../salesforce/oauth-faults.ts'
import { exchangeCode, type OAuthClient, type OAuthDeps, type TokenAnswer } from '../salesforce/oauth.ts'
import { verifySignature } from '../salesforce/signature.ts'
import type { Wire } from '../salesforce/wire.ts'
import type { ConnectionStore, NewConnection } from './connection-store.ts'
import { environmentOf } from './environment.ts'
import type { Handshake } from './handshake-store.ts'
import { proveTokens, type Proof } from './proof.ts'
import type { CallbackQuery } from './schemas.ts'
import { inConnection, inHandshake } from './secrets.ts'
import type { SalesforceSettings } from './settings.ts'
import { revokeRefused } from './token-revoking.ts'

type Write = (details: object, message: string) => void

export type ConnectDeps = {
  connections: ConnectionStore
  vault: Vault
  wire: Wire
  clock: Clock
  salesforce: SalesforceSettings
  log: { warn: Write; error: Write }
}

/** Exchanges the code of a claimed handshake, proves where it leads, and stores the connection; or refuses it all. */
export async function connectOrg(handshake: Handshake, query: CallbackQuery, deps: ConnectDeps): Promise<void> {
  if (query.error || !query.code) throw refusalOfOAuthError(query.error ?? 'no_code', query.error_description)
  const client = clientOf(handshake, deps)
  const exchange = { redirectUri: deps.salesforce.redirectUri, code: query.code, verifier: verifierOf(handshake, deps) }
  const tokens = await exchangeCode(client, exchange, spending(handshake, deps))
  noteSignature(tokens, client, deps)
  try {
    const proof = await proveTokens(tokens, handshake, deps)
    const row = connectionRow({ handshake, client, tokens, proof }, deps)
    await deps.connections.addFromHandshake(row, handshake.handshakeId)
  } catch (fault) {
    const revoked = await revokeRefused(client, tokens, { ...spending(handshake, deps), log: deps.log })
    throw fault instanceof Refusal ? refusal(fault.code, { ...fault.params, revoked }, { cause: fault }) : fault
  }
}

const spending = ({ tenantId }: Handshake, { wire }: ConnectDeps): OAuthDeps => ({
  wire,
  tenantId,
  consumer: 'handshake',
})

function clientOf(handshake: Handshake, { vault }: ConnectDeps): OAuthClient {
  const { loginOrigin, clientId, clientSecret } = handshake
  if (!clientSecret) return { loginOrigin, clientId }
  return { loginOrigin, clientId, clientSecret: vault.open(clientSecret, inHandshake(handshake, 'clientSecret')) }
}

function verifierOf(handshake: Handshake, { vault }: ConnectDeps): string {
  if (!handshake.verifier) throw new Error('a claimed handshake has lost its verifier')
  return vault.open(handshake.verifier, inHandshake(handshake, 'verifier'))
}

function noteSignature(tokens: TokenAnswer, { clientSecret, loginOrigin }: OAuthClient, { log }: ConnectDeps): void {
  const verdict = clientSecret ? verifySignature(tokens, clientSecret) : 'confirmed'
  if (verdict !== 'confirmed') log.warn({ verdict, loginOrigin }, 'the signature of a token answer is not confirmed')
}

type Exchanged = { handshake: Handshake; client: OAuthClient; tokens: TokenAnswer }

function connectionRow(
  { handshake, client, tokens, proof }: Exchanged & { proof: Proof },
  { vault, clock }: ConnectDeps,
): NewConnection {
  const at = { tenantId: handshake.tenantId, connectionId: newId<ConnectionId>() }
  const { org, instanceUrl, refreshToken } = proof
  const now = clock.now()
  return {
    ...at,
    status: 'connected',
    organizationId: org.organizationId,
    orgName: org.name,
    orgKind: org.kind,
    environment: environmentOf(org.kind),
    instanceUrl,
    loginOrigin: client.loginOrigin,
    clientId: client.clientId,
    userId: org.user.id,
    username: org.user.username,
    userName: org.user.name,
    clientSecret: client.clientSecret ? vault.seal(client.clientSecret, inConnection(at, 'clientSecret')) : null,
    accessToken: vault.seal(tokens.access_token, inConnection(at, 'accessToken')),
    refreshToken: vault.seal(refreshToken, inConnection(at, 'refreshToken')),
    connectedAt: now,
    refreshedAt: now,
  }
}
