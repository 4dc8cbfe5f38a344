import type { FastifyReply, FastifyRequest } from 'fastify'
import Negotiator from 'negotiator'
import { pickLanguage, type Language } from '../labels/labels.ts'
import { refusal, type Refusal } from '../refusals/errors.ts'
import type { App } from './routing.ts'
import { describeRefusal, PROBLEM_TYPE, refusalFor } from './problem.ts'

const FIRST_FAULT_STATUS = 500
/** How long a server is usually away that restarts or hands over. */
const SECONDS_OF_OUTAGE = 5

/** Answers whatever a route threw as problem details; faults are logged with the id that the reader is given. */
export function answerFault(thrown: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const refused = refusalFor(thrown)
  if (refused.status >= FIRST_FAULT_STATUS) request.log.error({ err: thrown, code: refused.code }, 'request failed')
  return answerRefusal(refused, request, reply)
}

function answerRefusal(refused: Refusal, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const language = pickLanguage(request)
  const problem = describeRefusal(refused, { language, requestId: request.id })
  const seconds = secondsUntilRetry(refused)
  if (seconds !== undefined) reply.header('retry-after', seconds)
  return reply.code(refused.status).type(PROBLEM_TYPE).header('content-language', language).send(problem)
}

/** When to try again, where that is known. */
const secondsUntilRetry = ({ code, params }: Refusal) =>
  code === 'NOT_READY' ? SECONDS_OF_OUTAGE : typeof params.seconds === 'number' ? params.seconds : undefined

const UNKNOWN_ADDRESSES = { max: 60, timeWindow: '1 minute' }

/** The page for an address that does not exist, in the language of the reader. Undefined where it is not built. */
export type NotFoundPage = (language: Language) => string | undefined

/** Addresses that do not exist are answered, and only so often: guessing is slow. */
export async function answerNotFound(app: App, notFoundPage: NotFoundPage = () => undefined): Promise<void> {
  await app.register(import('@fastify/rate-limit'), {
    global: false,
    errorResponseBuilder: (_request, { ttl }) => refusal('TOO_MANY_REQUESTS', { seconds: Math.ceil(ttl / 1000) }),
  })
  app.setNotFoundHandler({ preHandler: app.rateLimit(UNKNOWN_ADDRESSES) }, (request, reply) => {
    const language = pickLanguage(request)
    const html = isForReading(request) ? notFoundPage(language) : undefined
    if (html === undefined) return answerRefusal(refusal('NOT_FOUND'), request, reply)
    return reply
      .code(404)
      .type('text/html; charset=utf-8')
      .headers({ 'content-language': language, vary: 'Accept, Accept-Language, Cookie' })
      .send(html)
  })
}

const FOR_PROGRAMS = /^\/(api|org-api|assets|labels)\//

/** Whether a person opened the address in a browser. */
const isForReading = ({ method, url, headers }: FastifyRequest): boolean =>
  (method === 'GET' || method === 'HEAD') &&
  !FOR_PROGRAMS.test(url) &&
  new Negotiator({ headers }).mediaType([PROBLEM_TYPE, 'application/json', 'text/html']) === 'text/html'
