import { allowedOrigin, type HostRules } from '../../salesforce/wire/hosts.ts'
import { parseIdentity, type Identity } from '../../salesforce/oauth/identity.ts'
import type { TokenAnswer } from '../../salesforce/oauth/oauth.ts'

/** Where tokens lead, and whom they speak for, as their answer says. */
export type TokenClaim = { instanceUrl: string; identity: Identity }

/** What a token answer claims; nothing if a host is not Salesforce's. */
export function claimOf(answer: TokenAnswer, hosts: HostRules): TokenClaim | undefined {
  const instanceUrl = allowedOrigin(answer.instance_url, hosts)
  const identity = parseIdentity(answer.id, hosts)
  return instanceUrl && identity ? { instanceUrl, identity } : undefined
}
