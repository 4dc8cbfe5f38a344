import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Value } from 'typebox/value'
import type { Routes } from '../../platform/http/http.ts'
import { pickLanguage } from '../../platform/labels/labels.ts'
import { answerCallback, type CallbackDeps } from './callback.ts'
import { callbackPage, SCRIPT_PATH, STYLE_PATH } from './callback-page.ts'
import { handshakeCookie } from './cookie.ts'
import { Callback, CallbackAsset, CallbackQuery } from '../schemas.ts'

const HEADERS = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  // With any other policy the browser would cut the pop-up off from the page that opened it, and it could not close itself.
  'cross-origin-opener-policy': 'unsafe-none',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
}

/** Where the pop-up comes back to: one page, its script and its style. */
export const callbackRoutes: Routes<CallbackDeps> = (app, deps) => {
  const { redirectUri } = deps.salesforce
  const cookie = handshakeCookie(redirectUri)

  app.get(
    '/oauth/callback',
    { schema: Callback, config: { access: 'public' }, attachValidation: true },
    async (request, reply) => {
      const outcome = await answerCallback(queryOf(request.query), request.cookies[cookie.name], deps)
      const context = { language: pickLanguage(request), requestId: request.id, redirectUri }
      if (outcome.handshakeId) reply.clearCookie(cookie.name, cookie.options)
      const status = outcome.state === 'connected' ? 200 : outcome.problem.status
      return reply
        .code(status)
        .headers({ ...HEADERS, 'content-language': context.language })
        .type('text/html; charset=utf-8')
        .send(callbackPage(outcome, context))
    },
  )

  for (const [path, type] of [
    [SCRIPT_PATH, 'text/javascript; charset=utf-8'],
    [STYLE_PATH, 'text/css; charset=utf-8'],
  ] as const) {
    const text = readFileSync(join(import.meta.dirname, 'callback-assets', path.slice('/oauth/'.length)), 'utf8')
    app.get(path, { schema: CallbackAsset, config: { access: 'public' } }, async (_request, reply) =>
      reply.type(type).header('cache-control', 'no-cache').send(text),
    )
  }
}

/** What was sent in a form that makes no sense is the same as nothing sent. */
const queryOf = (query: unknown): CallbackQuery => (Value.Check(CallbackQuery, query) ? query : {})
