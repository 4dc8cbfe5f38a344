import type { Vault } from '../../platform/vault/vault.ts'
import { Refusal } from '../../platform/refusals/errors.ts'
import {
  exchangeCode,
  namedOrigin,
  type OAuthClient,
  type OAuthDeps,
  refusalOfOAuthError,
  type TokenAnswer,
  verifySignature,
} from '../../salesforce/index.ts'
import { addConnection } from './add-connection.ts'
import type { Handshake } from './store.ts'
import { requireNoWayBack, requireProductionAfter } from '../connection/never-back.ts'
import { clientOfHandshake } from '../tokens/oauth-client.ts'
import { connectionOf, findGoneLive } from '../connection/store.ts'
import { refusal } from '../refusals.ts'
import { proveTokens } from '../proof/proof.ts'
import type { ConnectionServices } from '../services.ts'
import { renewConnection } from './renew-connection.ts'
import type { CallbackQuery } from '../schemas.ts'
import { inHandshake } from '../tokens/secrets.ts'
import { revokeRefused } from '../tokens/revoking.ts'

/**
 * Exchanges the code of a claimed handshake, proves where it leads, and stores or renews the connection; or refuses it
 * all.
 */
export async function connectOrg(handshake: Handshake, query: CallbackQuery, deps: ConnectionServices): Promise<void> {
  // RFC 9207: the answer of another server must not be exchanged here.
  if (query.iss !== undefined && !namedOrigin(query.iss, deps.salesforce.hosts))
    throw refusal('SALESFORCE_HOST_REFUSED')
  if (query.error || !query.code) throw refusalOfOAuthError(query.error ?? 'no_code', query.error_description)
  if (handshake.purpose === 'connect') await requirePlace(handshake, deps)
  const client = clientOfHandshake(handshake, deps.vault)
  const exchange = { redirectUri: deps.salesforce.redirectUri, code: query.code, verifier: verifierOf(handshake, deps) }
  const tokens = await exchangeCode(client, exchange, spending(handshake, deps))
  noteSignature(tokens, client, deps)
  try {
    const proof = await proveTokens(tokens, handshake, deps)
    requireProductionAfter(await findGoneLive(handshake.tenantId, deps), proof.org)
    const signIn = { handshake, client, proof, accessToken: tokens.access_token }
    await (handshake.purpose === 'connect' ? addConnection(signIn, deps) : renewConnection(signIn, deps))
  } catch (fault) {
    const revoked = await revokeRefused(client, tokens, { ...spending(handshake, deps), log: deps.log })
    throw fault instanceof Refusal ? new Refusal(fault, { ...fault.params, revoked }, { cause: fault }) : fault
  }
}

/** Checks again what was checked when the handshake began, before a token is issued: minutes have passed since. */
async function requirePlace({ tenantId, environment }: Handshake, deps: ConnectionServices): Promise<void> {
  if (environment === 'sandbox') requireNoWayBack(await findGoneLive(tenantId, deps))
  const row = await connectionOf(tenantId, deps)
  if (row) throw refusal('CONNECTION_EXISTS', { state: row.status })
  if (environment === 'production') await deps.mayGoLive(tenantId, deps)
}

const spending = ({ tenantId }: Handshake, { wire }: ConnectionServices): OAuthDeps => ({
  wire,
  tenantId,
  consumer: 'handshake',
})

function verifierOf(handshake: Handshake, { vault }: { vault: Vault }): string {
  if (!handshake.verifier) throw new Error('a claimed handshake has lost its verifier')
  return vault.open(handshake.verifier, inHandshake(handshake, 'verifier'))
}

function noteSignature(
  tokens: TokenAnswer,
  { clientSecret, loginOrigin }: OAuthClient,
  { log }: ConnectionServices,
): void {
  const verdict = clientSecret ? verifySignature(tokens, clientSecret) : 'confirmed'
  if (verdict !== 'confirmed') log.warn({ verdict, loginOrigin }, 'the signature of a token answer is not confirmed')
}
