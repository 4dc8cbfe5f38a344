import { refusal } from '../refusals.ts'
import type { TenantId } from '../../platform/ids.ts'
import {
  namedOrigin,
  type HostRules,
  type Identity,
  parseIdentity,
  sameId,
  type TokenAnswer,
} from '../../salesforce/index.ts'
import type { ConnectionServices } from '../services.ts'
import { withCommonVersion } from '../tokens/api-version.ts'
import type { ConnectionRow } from '../tables.ts'
import { readOrg, type Org } from './org.ts'

/** Where tokens lead, and whom they speak for, as their answer says. */
export type TokenClaim = { instanceUrl: string; identity: Identity }

/** What a token answer claims, once its hosts are known to be Salesforce's. */
type Claim = TokenClaim & { refreshToken: string }

/** What the tokens are good for, proven by the org itself. */
export type Proof = Claim & { org: Org }

type Owner = { tenantId: TenantId }

/** Checks where the tokens lead, then asks the org itself what it is, and whether it is the one of the sign-in. */
export async function proveTokens(tokens: TokenAnswer, { tenantId }: Owner, deps: ConnectionServices): Promise<Proof> {
  const claim = checkClaim(tokens, deps.salesforce.hosts)
  return { ...claim, org: await proveOrg(claim, { tenantId, accessToken: tokens.access_token }, deps) }
}

/** The org that a token leads to, as it describes itself; refused if it is not the one that was claimed. */
export async function proveOrg(
  { instanceUrl, identity }: TokenClaim,
  { tenantId, accessToken }: Owner & { accessToken: string },
  { wire, salesforce, versions }: ConnectionServices,
): Promise<Org> {
  const spender = { tenantId, consumer: 'handshake', purpose: 'identity' } as const
  const { apiVersion } = salesforce
  const session = { ...spender, instanceUrl, accessToken, apiVersion, wire }
  const org = await withCommonVersion(session, (asked) => readOrg(identity, asked), { versions })
  if (!sameId(org.organizationId, identity.organizationId)) throw refusal('ORGANIZATION_MISMATCH')
  return org
}

/**
 * The claim of a token answer. Refused if it does not say where it leads, if a host is not Salesforce's, or if the
 * connection could not be kept.
 */
function checkClaim(tokens: TokenAnswer, hosts: HostRules): Claim {
  const { instance_url, id } = tokens
  if (instance_url === undefined || id === undefined) throw refusal('SALESFORCE_ANSWER_UNREADABLE')
  const claim = claimOf({ instance_url, id }, hosts)
  if (!claim) throw refusal('SALESFORCE_HOST_REFUSED')
  if (!tokens.refresh_token) throw refusal('REFRESH_TOKEN_MISSING')
  return { ...claim, refreshToken: tokens.refresh_token }
}

type Addresses = Required<Pick<TokenAnswer, 'instance_url' | 'id'>>

/** The claim of a refresh. A refresh token is bound to its org and user, so what the answer leaves out is as before. */
export function claimOfRefresh(answer: TokenAnswer, row: ConnectionRow, hosts: HostRules): TokenClaim | undefined {
  const instanceUrl = namedOrigin(answer.instance_url ?? row.instanceUrl, hosts)
  const identity = answer.id === undefined ? row : parseIdentity(answer.id, hosts)
  return instanceUrl && identity ? { instanceUrl, identity } : undefined
}

/** The claim of a token answer. Returns nothing if a host is not Salesforce's. */
function claimOf({ instance_url, id }: Addresses, hosts: HostRules): TokenClaim | undefined {
  const instanceUrl = namedOrigin(instance_url, hosts)
  const identity = parseIdentity(id, hosts)
  return instanceUrl && identity ? { instanceUrl, identity } : undefined
}
