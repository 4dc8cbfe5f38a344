import type { RefusalCode } from '../platform/catalogue.ts'
import { refusal } from '../platform/errors.ts'
import type { Vault } from '../platform/vault.ts'
import { sameId } from '../salesforce/identity.ts'
import { refreshToken, type OAuthClient, type OAuthDeps, type TokenAnswer } from '../salesforce/oauth.ts'
import type { Wire } from '../salesforce/wire.ts'
import type { ConnectionRow } from './connection-store.ts'
import { endAfterFault, keepTokens, requireAuthorization, type EndingDeps } from './refresh-ending.ts'
import { inConnection, sealedToken } from './secrets.ts'
import { claimOf } from './token-claim.ts'
import { revokeRefused } from './token-revoking.ts'
import type { NewTokens, RefreshHold } from './token-store.ts'

export type ExchangeDeps = EndingDeps & { vault: Vault; wire: Wire }

/**
 * Exchanges the refresh token of a connection, once, and stores what that brings before anybody uses it. Answers the
 * connection with its new tokens; nothing if somebody else took over meanwhile.
 */
export async function exchangeHeld(hold: RefreshHold, deps: ExchangeDeps): Promise<ConnectionRow | undefined> {
  const client = clientOf(hold.row, deps)
  const answer = await ask(hold, client, deps)
  if (!answer) return undefined
  const tokens = sealAnswer(answer, hold.row, deps)
  if (typeof tokens !== 'string') return keepTokens(hold, tokens, deps)
  const revoked = await revokeRefused(client, answer, { ...spending(hold.row, deps), log: deps.log })
  return requireAuthorization(hold, refusal(tokens, { revoked }), deps)
}

function clientOf(row: ConnectionRow, { vault }: ExchangeDeps): OAuthClient {
  const { loginOrigin, clientId, clientSecret } = row
  if (!clientSecret) return { loginOrigin, clientId }
  return { loginOrigin, clientId, clientSecret: vault.open(clientSecret, inConnection(row, 'clientSecret')) }
}

const spending = ({ tenantId }: ConnectionRow, { wire }: ExchangeDeps): OAuthDeps => ({
  wire,
  tenantId,
  consumer: 'handshake',
})

async function ask(hold: RefreshHold, client: OAuthClient, deps: ExchangeDeps): Promise<TokenAnswer | undefined> {
  const { row } = hold
  const token = deps.vault.open(sealedToken(row, 'refreshToken'), inConnection(row, 'refreshToken'))
  try {
    return await refreshToken(client, token, spending(row, deps))
  } catch (fault) {
    return endAfterFault(hold, fault, deps)
  }
}

/** What is kept of an answer, or why nothing is: it leads to another org, or to a host that is not Salesforce's. */
function sealAnswer(answer: TokenAnswer, row: ConnectionRow, deps: ExchangeDeps): NewTokens | RefusalCode {
  const claim = claimOf(answer, deps.salesforce.hosts)
  if (!claim) return 'SALESFORCE_HOST_REFUSED'
  if (!sameId(claim.identity.organizationId, row.organizationId)) return 'ORGANIZATION_MISMATCH'
  const seal = (token: string, field: 'accessToken' | 'refreshToken') =>
    deps.vault.seal(token, inConnection(row, field))
  return {
    accessToken: seal(answer.access_token, 'accessToken'),
    // Without rotation there is no new one, and the one before stays good.
    ...(answer.refresh_token !== undefined && { refreshToken: seal(answer.refresh_token, 'refreshToken') }),
    instanceUrl: claim.instanceUrl,
    refreshedAt: deps.clock.now(),
  }
}
