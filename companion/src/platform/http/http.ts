import Fastify, {
  LogController,
  type FastifyBaseLogger,
  type FastifyReply,
  type FastifyRequest,
  type RouteOptions,
} from 'fastify'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import {
  accessHook,
  decorateCaller,
  intentHook,
  requireAuthenticator,
  requireDeclarations,
  type Authenticators,
} from './access.ts'
import { answerFault, answerNotFound, type NotFoundPage } from './error-answers.ts'
import { newId } from '../ids.ts'
import { refusal } from '../refusals/errors.ts'
import { isMoment, isStorable } from '../storable.ts'
import { endConnectionsWhenStopping } from './last-answers.ts'
import { Problem } from './problem.ts'
import type { App } from './routing.ts'
import { registerSafetyHeaders } from './safety-headers.ts'
import { compileOnce } from './serializers.ts'

export type { App, Routes } from './routing.ts'

export type HttpOptions = {
  log?: FastifyBaseLogger
  publicUrl: URL
  trustProxy?: boolean | string
  authenticators: Authenticators
  notFoundPage?: NotFoundPage
  onRoute?: (route: RouteOptions) => void
}

/** Above what the HTTP server takes as head of a request, so that the schema of a route refuses what is too long. */
const MAX_PARAM_CHARS = 64 * 1024
const BODY_LIMIT_BYTES = 64 * 1024
/** How long a client may take to send a request, body included. An answer, such as a stream, may take longer. */
const REQUEST_TIMEOUT_MS = 60_000

/** A web server that refuses routes without declared access and schemas, and guards all others. */
export async function createHttp({
  log,
  publicUrl,
  trustProxy = false,
  authenticators,
  notFoundPage,
  onRoute,
}: HttpOptions): Promise<App> {
  const app: App = Fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy,
    bodyLimit: BODY_LIMIT_BYTES,
    routerOptions: { maxParamLength: MAX_PARAM_CHARS },
    genReqId: () => newId(),
    ajv: {
      customOptions: { removeAdditional: false, coerceTypes: false },
      onCreate: (ajv) => void ajv.addFormat('date-time', isMoment),
    },
    requestTimeout: REQUEST_TIMEOUT_MS,
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    rewriteUrl: ({ url = '/' }) => (isReadable(url) ? url : '/unreadable-address'),
  }).withTypeProvider<TypeBoxTypeProvider>()
  app.removeContentTypeParser('text/plain')
  app.addHook('onRoute', prepareRoute)
  app.addHook('onRoute', requireAuthenticator(authenticators))
  if (onRoute) app.addHook('onRoute', onRoute)
  registerCaller(app)
  await registerSafetyHeaders(app, publicUrl)
  endConnectionsWhenStopping(app)
  app.setErrorHandler(answerFault)
  app.setSerializerCompiler(compileOnce)
  await answerNotFound(app, notFoundPage)
  app.addHook('preParsing', accessHook(authenticators))
  app.addHook('preValidation', intentHook(authenticators))
  app.addHook('preValidation', refuseUnstorable)
  return app
}

/** What the database cannot keep is refused as input, wherever it stands. */
function refuseUnstorable(
  { body, query, params }: FastifyRequest,
  _reply: FastifyReply,
  done: (fault?: Error) => void,
) {
  if (isStorable([body, query, params])) done()
  else done(refusal('INPUT_INVALID'))
}

/** An address that cannot be decoded is one more that does not exist. */
function isReadable(url: string): boolean {
  try {
    return decodeURI(url) !== ''
  } catch {
    return false
  }
}

/** Every answer of a route has a schema, refusals too. */
function prepareRoute(route: RouteOptions): void {
  requireDeclarations(route)
  if (route.schema) route.schema.response = { '4xx': Problem, '5xx': Problem, ...responsesOf(route.schema.response) }
}

const responsesOf = (response: unknown): object => (typeof response === 'object' && response !== null ? response : {})

function registerCaller(app: App): void {
  app.decorateRequest('caller')
  app.addHook('onRequest', (request, _reply, done) => {
    request.caller = {}
    done()
  })
  decorateCaller(app, ['person', 'tenantId'])
}
