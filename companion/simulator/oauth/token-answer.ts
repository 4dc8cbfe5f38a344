import { createHmac } from 'node:crypto'
import type { Org } from '../org/org.ts'
import type { Grant } from './grant.ts'
import type { IssuedTokens } from './token-family.ts'

/** The answer of the token endpoint, signed with the client secret over the identity URL and the time of issue. */
export function tokenAnswer(grant: Grant, tokens: IssuedTokens, org: Org) {
  const issuedAt = String(org.clock.now())
  const id = identityUrl(grant.userId, org)
  const answer = {
    access_token: tokens.accessToken,
    ...(tokens.refreshToken && { refresh_token: tokens.refreshToken }),
    signature: createHmac('sha256', org.state.clientSecret)
      .update(id + issuedAt)
      .digest('base64'),
    scope: grant.scopes.join(' '),
    instance_url: foreign('foreign-instance-url', org) ?? org.origin,
    id,
    token_type: 'Bearer',
    issued_at: issuedAt,
  }
  return inFormOf(org, answer)
}

/** The answer with other members, as public reports of real token answers show them. */
function inFormOf<Answer extends object>({ faults }: Org, answer: Answer): Answer {
  const { form = {} } = faults.take(['token-form'], { method: 'POST', path: '/services/oauth2/token' }) ?? {}
  return Object.fromEntries(Object.entries({ ...answer, ...form }).filter(([name]) => form[name] !== null)) as Answer
}

function identityUrl(userId: string, org: Org): string {
  const host = foreign('foreign-identity-url', org) ?? org.origin
  return `${host.replace(/\/$/, '')}/id/${org.state.organizationId}/${userId}`
}

function foreign(kind: 'foreign-instance-url' | 'foreign-identity-url', { faults }: Org): string | undefined {
  const fault = faults.take([kind], { method: 'POST', path: '/services/oauth2/token' })
  return fault && (fault.url ?? 'https://evil.example')
}
