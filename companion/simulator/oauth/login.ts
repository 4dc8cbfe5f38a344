import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import type { Routes } from '../http/server.ts'
import type { Org } from '../org/org.ts'
import { PASSWORD } from '../org/people.ts'
import { PAGE_HEADERS } from '../pages/layout.ts'
import { consentPage, loginPage } from '../pages/oauth-pages.ts'
import type { Waiting } from './login-sessions.ts'
import { sendBack } from './send-back.ts'

const LoginForm = Type.Object({ request: Type.String(), username: Type.String(), pw: Type.String() })
const ConsentForm = Type.Object({
  request: Type.String(),
  decision: Type.Union([Type.Literal('allow'), Type.Literal('deny')]),
})
const WRONG =
  'Please check your username and password. If you still can’t log in, contact your Salesforce administrator.'
const GONE = '<h1>This request has expired</h1>'

type Visit = { reply: FastifyReply; org: Org }

/** The login form and the consent form. */
export const loginRoutes: Routes<Org> = (server, org) => {
  server.post('/login', { schema: { body: LoginForm } }, async (request, reply) => {
    const { request: id, username, pw } = request.body
    const waiting = org.sessions.waiting(id)
    if (!waiting) return reply.code(400).headers(PAGE_HEADERS).send(GONE)
    const person = org.people.find((one) => one.username === username.trim().toLowerCase())
    if (!person || pw !== PASSWORD)
      return show(reply.code(200), loginPage({ requestId: id, username, fault: WRONG }, org))
    reply.setCookie(cookieOf(org), org.sessions.logIn(person.id), { path: '/', httpOnly: true, sameSite: 'lax' })
    waiting.prompt = waiting.prompt.filter((one) => one === 'consent')
    return advance(id, person.id, { reply, org })
  })

  server.post(
    '/setup/secur/RemoteAccessAuthorizationPage',
    { schema: { body: ConsentForm } },
    async (request, reply) => {
      const waiting = org.sessions.waiting(request.body.request)
      if (!waiting?.userId || waiting.userId !== browserOf(request, org))
        return reply.code(400).headers(PAGE_HEADERS).send(GONE)
      org.sessions.finish(request.body.request)
      return request.body.decision === 'allow'
        ? sendCode(waiting, waiting.userId, { reply, org })
        : sendDenial(waiting, reply)
    },
  )
}

/** Moves a waiting request to its next step: login, consent, or back to the app. */
export function advance(id: string, userId: string | undefined, { reply, org }: Visit) {
  const waiting = org.sessions.waiting(id)
  if (!waiting) return reply.code(400).headers(PAGE_HEADERS).send(GONE)
  const mustLogIn = waiting.prompt.includes('login') || waiting.prompt.includes('select_account')
  if (!userId || mustLogIn) return show(reply, loginPage({ requestId: id, username: suggestion(waiting, org) }, org))
  waiting.userId = userId
  const approved = org.tokens.isApproved({ ...waiting, userId }) && !waiting.prompt.includes('consent')
  if (!approved) return show(reply, consentPage(id, waiting, org))
  org.sessions.finish(id)
  return sendCode(waiting, userId, { reply, org })
}

/** The user who is logged in to this org in the browser of the request. */
export function browserOf(request: FastifyRequest, org: Org): string | undefined {
  return org.sessions.userOf(request.cookies[cookieOf(org)])
}

function sendCode({ redirectUri, state, clientId, scopes, challenge }: Waiting, userId: string, { reply, org }: Visit) {
  const code = org.codes.issue({ userId, clientId, scopes, redirectUri, challenge })
  return sendBack(reply, redirectUri, { code, state })
}

function sendDenial({ redirectUri, state }: Waiting, reply: FastifyReply) {
  return sendBack(reply, redirectUri, {
    error: 'access_denied',
    error_description: 'end-user denied authorization',
    state,
  })
}

const suggestion = ({ loginHint }: Waiting, org: Org) => loginHint ?? org.people[0]?.username ?? ''
const cookieOf = ({ state }: Org) => `sid_${state.organizationId}`
const show = (reply: FastifyReply, markup: string) => reply.headers(PAGE_HEADERS).send(markup)
