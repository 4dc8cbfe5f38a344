import type { Fault } from '../control/faults.ts'
import type { Routes } from '../http/server.ts'
import type { Org } from '../org/org.ts'
import { type ClientCredentials, clientCredentials, Form } from './client-credentials.ts'
import { verifierFault } from './pkce.ts'
import { tokenAnswer } from './token-answer.ts'

type Fields = Record<string, string>
type Refused = { error: string; error_description: string }

const refuse = (error: string, error_description: string): Refused => ({ error, error_description })
const EXPIRED_TOKEN = refuse('invalid_grant', 'expired access/refresh token')

const FAULTS: Partial<Record<Fault['kind'], Refused>> = {
  'app-not-installed': refuse('invalid_client', 'app must be installed into org'),
  'ip-restricted': refuse('invalid_grant', 'ip restricted'),
}

/** The token endpoint: exchanges codes and refresh tokens for tokens. */
export const tokenRoutes: Routes<Org> = (server, org) => {
  server.post('/services/oauth2/token', { schema: { body: Form } }, async (request, reply) => {
    const client = clientCredentials(request.body, request.headers.authorization)
    const answer =
      clientRefusal(client, org) ?? faultRefusal(org) ?? exchange(request.body, client?.clientId ?? '', org)
    org.save.now()
    if (request.wireCall && 'id' in answer) request.wireCall.userId = userIn(answer.id)
    return reply
      .code('error' in answer ? 400 : 200)
      .header('cache-control', 'no-store')
      .send(answer)
  })
}

function clientRefusal(client: ClientCredentials | undefined, { state }: Org): Refused | undefined {
  if (client?.clientId !== state.clientId) return refuse('invalid_client_id', 'client identifier invalid')
  return client.clientSecret === state.clientSecret ? undefined : refuse('invalid_client', 'invalid client credentials')
}

function faultRefusal({ faults }: Org): Refused | undefined {
  const fault = faults.take(['app-not-installed', 'ip-restricted', 'oauth-refusal'], {
    method: 'POST',
    path: '/services/oauth2/token',
  })
  if (fault?.kind === 'oauth-refusal') return refuse(fault.code ?? 'invalid_grant', fault.description ?? '')
  return fault && FAULTS[fault.kind]
}

function exchange(form: Fields, clientId: string, org: Org) {
  if (form.grant_type === 'authorization_code') return exchangeCode(form, clientId, org)
  if (form.grant_type === 'refresh_token') return exchangeRefreshToken(form, clientId, org)
  return refuse('unsupported_grant_type', 'grant type not supported')
}

function exchangeCode(form: Fields, clientId: string, org: Org) {
  const grant = org.codes.redeem(form.code ?? '')
  if (grant === 'unknown') return refuse('invalid_grant', 'invalid authorization code')
  if (grant === 'expired') return refuse('invalid_grant', 'expired authorization code')
  if (grant.clientId !== clientId) return refuse('invalid_grant', 'invalid authorization code')
  if (grant.redirectUri !== form.redirect_uri)
    return refuse('redirect_uri_mismatch', 'redirect_uri must match configuration')
  const fault = verifierFault(form.code_verifier, grant.challenge)
  if (fault) return refuse(fault.error, fault.description)
  return tokenAnswer(grant, org.tokens.issue(pick(grant)), org)
}

function exchangeRefreshToken(form: Fields, clientId: string, org: Org) {
  const renewal = org.tokens.renew(form.refresh_token ?? '', clientId)
  return renewal.outcome === 'renewed' ? tokenAnswer(renewal.grant, renewal.tokens, org) : EXPIRED_TOKEN
}

/** The user that an identity URL ends with. */
const userIn = (identityUrl: string) => identityUrl.slice(identityUrl.lastIndexOf('/') + 1)

const pick = ({ userId, clientId, scopes }: { userId: string; clientId: string; scopes: string[] }) => ({
  userId,
  clientId,
  scopes,
})
