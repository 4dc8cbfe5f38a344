import { randomBytes } from 'node:crypto'
import type { CustomFetch } from 'openid-client'
import { Value } from 'typebox/value'
import type { Consumer } from '../../credits/index.ts'
import { Refusal } from '../../platform/refusals/errors.ts'
import { refusal } from '../refusals.ts'
import type { TenantId } from '../../platform/ids.ts'
import { refusalOfOAuthError } from './faults.ts'
import { TokenAnswer, usedMembers } from './token-answer.ts'
import type { Purpose, Wire } from '../wire/wire.ts'

/** The scopes that the companion needs: call the API, and stay connected. */
export const SCOPE = 'api refresh_token'

/** An external client app in an org, and where its sign-in page is. */
export type OAuthClient = { loginOrigin: string; clientId: string; clientSecret?: string }

/** Who pays for OAuth requests, and the wire that sends them. */
export type OAuthDeps = { wire: Wire; tenantId: TenantId; consumer: Consumer }

const VERIFIER_BYTES = 64
const STATE_BYTES = 32

/** A PKCE verifier of 86 characters: RFC 7636 allows 43 to 128. */
export const newVerifier = (): string => randomBytes(VERIFIER_BYTES).toString('base64url')

/** An unguessable value of 256 bits. */
export const newState = (): string => randomBytes(STATE_BYTES).toString('base64url')

/** The address of Salesforce's sign-in page for the pop-up, bound to our state and verifier. */
export async function authorizeUrl(
  client: OAuthClient,
  { redirectUri, state, verifier }: { redirectUri: string; state: string; verifier: string },
): Promise<string> {
  const oauth = await loadOpenidClient()
  const challenge = await oauth.calculatePKCECodeChallenge(verifier)
  return oauth.buildAuthorizationUrl(configurationOf(client, oauth), {
    redirect_uri: redirectUri,
    scope: SCOPE,
    // A browser may be signed in to Salesforce as its user, who must not become the integration user by chance.
    prompt: 'login',
    state,
    code_challenge: challenge,
    code_challenge_method: 'S256',
  }).href
}

/** Exchanges an authorization code for tokens, once. */
export async function exchangeCode(
  client: OAuthClient,
  { redirectUri, code, verifier }: { redirectUri: string; code: string; verifier: string },
  deps: OAuthDeps,
): Promise<TokenAnswer> {
  const callback = new URL(redirectUri)
  callback.searchParams.set('code', code)
  return requestTokens((oauth) => {
    const configuration = configurationOf(client, oauth, { ...deps, purpose: 'token' })
    return oauth.authorizationCodeGrant(configuration, callback, { pkceCodeVerifier: verifier })
  })
}

/**
 * Exchanges a refresh token for new tokens, once. With rotation the answer holds the next refresh token, and Salesforce
 * accepts this one no more, whether or not the answer arrives.
 */
export const refreshToken = (client: OAuthClient, token: string, deps: OAuthDeps): Promise<TokenAnswer> =>
  requestTokens((oauth) =>
    oauth.refreshTokenGrant(configurationOf(client, oauth, { ...deps, purpose: 'refresh' }), token),
  )

/** Revokes a token, and with a refresh token every access token made from it. */
export async function revokeToken(client: OAuthClient, token: string, deps: OAuthDeps): Promise<void> {
  await withRefusals((oauth) =>
    oauth.tokenRevocation(configurationOf(client, oauth, { ...deps, purpose: 'revoke' }), token),
  )
}

type OpenidClient = typeof import('openid-client')

/** Loaded by the first sign-in, so that a start does not wait for it. */
const loadOpenidClient = (): Promise<OpenidClient> => import('openid-client')

type RequestDeps = OAuthDeps & { purpose: Purpose }

function configurationOf(client: OAuthClient, oauth: OpenidClient, deps?: RequestDeps) {
  const { loginOrigin, clientId, clientSecret } = client
  const endpoints = {
    issuer: loginOrigin,
    authorization_endpoint: `${loginOrigin}/services/oauth2/authorize`,
    token_endpoint: `${loginOrigin}/services/oauth2/token`,
    revocation_endpoint: `${loginOrigin}/services/oauth2/revoke`,
  }
  const proof = clientSecret ? oauth.ClientSecretPost(clientSecret) : oauth.None()
  const configuration = new oauth.Configuration(endpoints, clientId, {}, proof)
  if (loginOrigin.startsWith('http:')) oauth.allowInsecureRequests(configuration)
  if (deps) configuration[oauth.customFetch] = meteredFetch(deps)
  configuration.timeout = undefined
  return configuration
}

/** Sends the requests of openid-client by the metered wire, which also sets the time limit. */
const meteredFetch =
  ({ wire, tenantId, consumer, purpose }: RequestDeps): CustomFetch =>
  async (url, { method, headers, body }) => {
    const request = { method, url, headers, ...(body instanceof URLSearchParams && { body: body.toString() }) }
    const answer = await wire(request, { tenantId, consumer, bucket: 'auth', purpose })
    const text = answer.status === 200 && purpose !== 'revoke' ? usedMembers(answer.body) : answer.body
    return new Response(text || null, { status: answer.status, headers: answer.headers })
  }

async function requestTokens(request: (oauth: OpenidClient) => Promise<unknown>): Promise<TokenAnswer> {
  const answer = await withRefusals(request)
  if (!Value.Check(TokenAnswer, answer)) throw refusal('SALESFORCE_ANSWER_UNREADABLE')
  return answer
}

/** Turns the errors of openid-client into refusals, without the cause, which may hold tokens. */
async function withRefusals<Result>(request: (oauth: OpenidClient) => Promise<Result>): Promise<Result> {
  const oauth = await loadOpenidClient()
  try {
    return await request(oauth)
  } catch (fault) {
    if (fault instanceof oauth.ResponseBodyError) throw refusalOfOAuthError(fault.error, fault.error_description)
    throw refusalInside(fault) ?? refusal('SALESFORCE_ANSWER_UNREADABLE')
  }
}

function refusalInside(fault: unknown): Refusal | undefined {
  if (fault instanceof Refusal) return fault
  return fault instanceof Error && fault.cause ? refusalInside(fault.cause) : undefined
}
