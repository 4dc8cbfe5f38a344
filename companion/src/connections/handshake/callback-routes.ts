import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import type { Routes } from '../../platform/http/http.ts'
import { handle, route } from '../../platform/http/route.ts'
import { Exactly } from '../../platform/schemas.ts'
import { pickLanguage } from '../../platform/labels/labels.ts'
import type { HandshakeId } from '../ids.ts'
import type { ConnectionServices } from '../services.ts'
import { answerCallback } from './callback.ts'
import { callbackPage, SCRIPT_PATH, STYLE_PATH } from './callback-page.ts'
import { handshakeCookie } from './cookie.ts'
import { CallbackQuery } from '../schemas.ts'

const HEADERS = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  // With any other policy the browser would cut the pop-up off from the page that opened it, and it could not close itself.
  'cross-origin-opener-policy': 'unsafe-none',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
}

const Page = Type.String({ description: 'a page in the reader’s language' })

export const Callback = route({
  method: 'GET',
  url: '/oauth/callback',
  config: { access: 'public' },
  attachValidation: true,
  // A browser or a scanner that only asks for the headers must not use up the sign-in.
  exposeHeadRoute: false,
  schema: {
    summary: 'Where Salesforce sends the browser back to',
    tags: ['connections'],
    querystring: Exactly(CallbackQuery.properties),
    response: { 200: Page, '4xx': Page, '5xx': Page },
  },
})

const readAsset = (url: typeof SCRIPT_PATH | typeof STYLE_PATH) =>
  route({
    method: 'GET',
    url,
    config: { access: 'public' },
    schema: {
      summary: 'Script and style of the callback page',
      tags: ['connections'],
      response: { 200: Type.String() },
    },
  })

/** Where the pop-up comes back to: one page, its script and its style. */
export const callbackRoutes: Routes<ConnectionServices> = (app, deps) => {
  const { redirectUri } = deps.salesforce

  handle(app, Callback, async (request, reply) => {
    const cookieOf = (handshakeId: HandshakeId) => handshakeCookie(redirectUri, handshakeId)
    const secretOf = (handshakeId: HandshakeId) => request.cookies[cookieOf(handshakeId).name]
    const outcome = await answerCallback(queryOf(request.query), secretOf, deps)
    const context = { language: pickLanguage(request), requestId: request.id, redirectUri }
    if (outcome.handshakeId) {
      const { name, options } = cookieOf(outcome.handshakeId)
      reply.clearCookie(name, options)
    }
    reply
      .code(outcome.state === 'connected' ? 200 : outcome.problem.status)
      .headers({ ...HEADERS, 'content-language': context.language })
      .type('text/html; charset=utf-8')
    return callbackPage(outcome, context)
  })

  for (const [path, type] of [
    [SCRIPT_PATH, 'text/javascript; charset=utf-8'],
    [STYLE_PATH, 'text/css; charset=utf-8'],
  ] as const) {
    const text = readFileSync(join(import.meta.dirname, 'callback-assets', path.slice('/oauth/'.length)), 'utf8')
    handle(app, readAsset(path), (_request, reply) => {
      reply.type(type).header('cache-control', 'no-cache')
      return text
    })
  }
}

/** What was sent in a form that makes no sense is the same as nothing sent. */
const queryOf = (query: unknown): CallbackQuery => (Value.Check(CallbackQuery, query) ? query : {})
