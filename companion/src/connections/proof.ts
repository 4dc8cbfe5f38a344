import { refusal } from '../platform/errors.ts'
import type { HostRules } from '../salesforce/hosts.ts'
import { sameId } from '../salesforce/identity.ts'
import type { TokenAnswer } from '../salesforce/oauth.ts'
import type { Wire } from '../salesforce/wire.ts'
import { requireEnvironment } from './environment.ts'
import type { Handshake } from './handshake-store.ts'
import { readOrg, type Org } from './org.ts'
import { claimOf, type TokenClaim } from './token-claim.ts'

/** What a token answer claims, once its hosts are known to be Salesforce's. */
type Claim = TokenClaim & { refreshToken: string }

/** What the tokens are good for, proven by the org itself. */
export type Proof = Claim & { org: Org }

export type ProofDeps = { wire: Wire; salesforce: { hosts: HostRules; apiVersion: string } }

/** Checks where the tokens lead, then asks the org itself what it is, and compares. */
export async function proveTokens(tokens: TokenAnswer, handshake: Handshake, deps: ProofDeps): Promise<Proof> {
  const claim = checkClaim(tokens, deps.salesforce.hosts)
  const session = {
    tenantId: handshake.tenantId,
    consumer: 'handshake' as const,
    purpose: 'identity' as const,
    instanceUrl: claim.instanceUrl,
    accessToken: tokens.access_token,
  }
  const { wire, salesforce } = deps
  const org = await readOrg(claim.identity, session, { wire, apiVersion: salesforce.apiVersion })
  requireEnvironment(handshake.environment, org)
  if (!sameId(org.organizationId, claim.identity.organizationId)) throw refusal('ORGANIZATION_MISMATCH')
  return { ...claim, org }
}

/** The claim of a token answer; refused if a host is not Salesforce's, or if the connection could not be kept. */
function checkClaim(tokens: TokenAnswer, hosts: HostRules): Claim {
  const claim = claimOf(tokens, hosts)
  if (!claim) throw refusal('SALESFORCE_HOST_REFUSED')
  if (!tokens.refresh_token) throw refusal('REFRESH_TOKEN_MISSING')
  return { ...claim, refreshToken: tokens.refresh_token }
}
