import { isRefusal } from '../../platform/refusals/errors.ts'
import { refusal, type RefusalCode } from '../refusals.ts'
import type { OrganizationId } from '../../platform/ids.ts'
import { type OAuthClient, type OAuthDeps, refreshToken, sameId, type TokenAnswer } from '../../salesforce/index.ts'
import type { ConnectionRow } from '../connection/store.ts'
import { clientOfConnection } from './oauth-client.ts'
import { claimOfRefresh, proveOrg } from '../proof/proof.ts'
import type { ConnectionServices } from '../services.ts'
import { endAfterFault, endAsRefreshed, keepTokens, requireAuthorization } from './ending.ts'
import { isRefreshedSandbox } from './sandbox-refreshed.ts'
import { inConnection, sealedToken } from './secrets.ts'
import { revokeRefused } from './revoking.ts'
import type { NewTokens, RefreshHold } from './store.ts'

/**
 * Exchanges the refresh token of a connection, once, and stores what that brings before anybody uses it. Answers the
 * connection with its new tokens; nothing if another process took over.
 */
export async function exchangeHeld(hold: RefreshHold, deps: ConnectionServices): Promise<ConnectionRow | undefined> {
  const client = clientOfConnection(hold.row, deps.vault)
  const answer = await ask(hold, client, deps)
  if (!answer) return undefined
  const tokens = sealAnswer(answer, hold.row, deps)
  if (typeof tokens !== 'string') return keepTokens(hold, tokens, deps)
  const refreshed = tokens === 'ORGANIZATION_MISMATCH' && (await findRefreshedSandbox(answer, hold.row, deps))
  const revoked = await revokeRefused(client, answer, { ...spending(hold.row, deps), log: deps.log })
  if (refreshed) return endAsRefreshed(hold, refreshed, deps)
  return requireAuthorization(hold, refusal(tokens, { revoked }), deps)
}

/** The org that took the place of a sandbox, if that is where an answer leads, proven by the org itself. */
async function findRefreshedSandbox(
  answer: TokenAnswer,
  row: ConnectionRow,
  deps: ConnectionServices,
): Promise<OrganizationId | undefined> {
  const claim = claimOfRefresh(answer, row, deps.salesforce.hosts)
  if (row.orgKind !== 'sandbox' || claim?.instanceUrl !== row.instanceUrl) return undefined
  try {
    const org = await proveOrg(claim, { accessToken: answer.access_token, tenantId: row.tenantId }, deps)
    return isRefreshedSandbox(row, { ...claim, org }) ? org.organizationId : undefined
  } catch (err) {
    deps.log.warn({ err, connectionId: row.connectionId }, 'the org that answered for another could not be read')
    return undefined
  }
}

const spending = ({ tenantId }: ConnectionRow, { wire }: ConnectionServices): OAuthDeps => ({
  wire,
  tenantId,
  consumer: 'handshake',
})

async function ask(hold: RefreshHold, client: OAuthClient, deps: ConnectionServices): Promise<TokenAnswer | undefined> {
  const { row } = hold
  const token = deps.vault.open(sealedToken(row, 'refreshToken'), inConnection(row, 'refreshToken'))
  try {
    return await askWhereItAnswers(client, { row, token }, deps)
  } catch (fault) {
    return endAfterFault(hold, fault, deps)
  }
}

/** A My Domain that was left redirects its token endpoint too. Then nothing was exchanged, and the general host may do it. */
async function askWhereItAnswers(
  client: OAuthClient,
  { row, token }: { row: ConnectionRow; token: string },
  deps: ConnectionServices,
): Promise<TokenAnswer> {
  try {
    return await refreshToken(client, token, spending(row, deps))
  } catch (fault) {
    const loginOrigin = deps.salesforce.loginUrls[row.environment]
    const isElsewhere = isRefusal(fault, ['SALESFORCE_REDIRECTED', 'SALESFORCE_ORG_MOVED'])
    if (!isElsewhere || loginOrigin === client.loginOrigin) throw fault
    return refreshToken({ ...client, loginOrigin }, token, spending(row, deps))
  }
}

/** What is kept of an answer, or why nothing is: it leads to another org, or to a host that is not Salesforce's. */
function sealAnswer(answer: TokenAnswer, row: ConnectionRow, deps: ConnectionServices): NewTokens | RefusalCode {
  const claim = claimOfRefresh(answer, row, deps.salesforce.hosts)
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
