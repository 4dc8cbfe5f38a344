import {
  allowedOrigin,
  type HostRules,
  type Identity,
  parseIdentity,
  type TokenAnswer,
} from '../../salesforce/index.ts'

/** Where tokens lead, and whom they speak for, as their answer says. */
export type TokenClaim = { instanceUrl: string; identity: Identity }

/** What a token answer claims; nothing if a host is not Salesforce's. */
export function claimOf(answer: TokenAnswer, hosts: HostRules): TokenClaim | undefined {
  const instanceUrl = allowedOrigin(answer.instance_url, hosts)
  const identity = parseIdentity(answer.id, hosts)
  return instanceUrl && identity ? { instanceUrl, identity } : undefined
}
