import type { FastifyReply } from 'fastify'
import type { Fault, FaultKind } from '../control/faults.ts'
import { pathOf, type Routes } from '../http/server.ts'
import type { Org } from '../org/org.ts'
import { PAGE_HEADERS } from '../pages/layout.ts'
import { oauthErrorPage } from '../pages/oauth-pages.ts'
import { AuthorizeQuery, decideAuthorize, type OAuthError } from './authorize-request.ts'
import { sendBack } from './send-back.ts'
import { advance, browserOf } from './login.ts'

const FAULTS: FaultKind[] = ['app-not-installed', 'ip-restricted', 'oauth-page', 'oauth-callback']

const SENT_BACK: Record<string, OAuthError> = {
  'app-not-installed': { code: 'invalid_client', description: 'app must be installed into org' },
  'ip-restricted': { code: 'invalid_grant', description: 'ip restricted' },
}

/** The authorize page: checks the request, then shows login and consent. */
export const authorizeRoutes: Routes<Org> = (server, org) => {
  server.get('/services/oauth2/authorize', { schema: { querystring: AuthorizeQuery } }, async (request, reply) => {
    const decision = decideAuthorize(request.query, org)
    if (decision.outcome === 'shown') return showError(decision.error, reply, org)
    const redirectUri = decision.outcome === 'sent-back' ? decision.redirectUri : decision.waiting.redirectUri
    const fault = org.faults.take(FAULTS, { method: 'GET', path: pathOf(request.url) })
    if (fault?.kind === 'oauth-page') return showError(pageError(fault.code), reply, org)
    const error = fault ? sentBack(fault) : decision.outcome === 'sent-back' ? decision.error : undefined
    if (error)
      return sendBack(reply, redirectUri, {
        error: error.code,
        error_description: error.description,
        state: request.query.state,
      })
    if (decision.outcome === 'accepted')
      return advance(org.sessions.wait(decision.waiting), browserOf(request, org), { reply, org })
  })
}

function showError(error: OAuthError, reply: FastifyReply, org: Org) {
  return reply.code(400).headers(PAGE_HEADERS).send(oauthErrorPage(error, org))
}

const pageError = (code = 'OAUTH_APP_BLOCKED'): OAuthError => ({ code, description: 'this app is blocked by admin' })

/** UNSURE which codes an org shows on its own page and which it sends back: it may do either. */
const sentBack = ({ kind, code }: Fault): OAuthError | undefined =>
  kind === 'oauth-callback' ? pageError(code) : SENT_BACK[kind]
