import { type Static, Type } from 'typebox'
import type { Org } from '../org/org.ts'
import { challengeFault } from './pkce.ts'
import { readScopes } from './scopes.ts'
import type { Waiting } from './login-sessions.ts'

const text = Type.Optional(Type.String())

/** The parameters of the authorize page. */
export const AuthorizeQuery = Type.Object({
  response_type: text,
  client_id: text,
  redirect_uri: text,
  scope: text,
  state: text,
  code_challenge: text,
  code_challenge_method: text,
  prompt: text,
  login_hint: text,
  display: Type.Optional(Type.Enum(['page', 'popup', 'touch'])),
})
export type AuthorizeQuery = Static<typeof AuthorizeQuery>

export type OAuthError = { code: string; description: string }
export type Decision =
  | { outcome: 'shown'; error: OAuthError }
  | { outcome: 'sent-back'; redirectUri: string; error: OAuthError }
  | { outcome: 'accepted'; waiting: Waiting }

/** Checks an authorize request. A fault is either sent back to the app, or shown only in Salesforce's own page. */
export function decideAuthorize(query: AuthorizeQuery, org: Org): Decision {
  const untrusted = clientFault(query, org)
  if (untrusted || !query.client_id || !query.redirect_uri) return { outcome: 'shown', error: untrusted ?? NO_CLIENT }
  const error = requestFault(query)
  if (error) return { outcome: 'sent-back', redirectUri: query.redirect_uri, error }
  return { outcome: 'accepted', waiting: waitingOf(query, query.client_id, query.redirect_uri) }
}

const NO_CLIENT = { code: 'invalid_client_id', description: 'client identifier invalid' }

function clientFault(query: AuthorizeQuery, { state, sibling, redirectUris }: Org): OAuthError | undefined {
  if (query.client_id !== state.clientId) {
    return query.client_id !== undefined && query.client_id === sibling?.state.clientId
      ? {
          code: 'OAUTH_AUTHORIZATION_BLOCKED',
          description: 'Cross-org OAuth flows are not supported for this external client app',
        }
      : NO_CLIENT
  }
  if (!query.redirect_uri) return { code: 'redirect_uri_missing', description: 'redirect_uri must be provided' }
  if (redirectUris.includes(query.redirect_uri)) return undefined
  return { code: 'redirect_uri_mismatch', description: 'redirect_uri must match configuration' }
}

function requestFault(query: AuthorizeQuery): OAuthError | undefined {
  if (query.response_type !== 'code')
    return { code: 'unsupported_response_type', description: 'response type not supported' }
  const challenge = challengeFault(query.code_challenge, query.code_challenge_method)
  if (challenge) return { code: 'invalid_request', description: challenge }
  if (readScopes(query.scope)) return undefined
  return { code: 'invalid_scope', description: 'the requested scope is not allowed' }
}

function waitingOf(query: AuthorizeQuery, clientId: string, redirectUri: string): Waiting {
  return {
    clientId,
    redirectUri,
    scopes: readScopes(query.scope) ?? [],
    state: query.state,
    challenge: query.code_challenge ?? '',
    prompt: (query.prompt ?? '').split(' ').filter(Boolean),
    loginHint: query.login_hint,
  }
}
