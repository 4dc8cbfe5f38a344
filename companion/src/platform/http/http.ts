import Fastify, { LogController, type FastifyBaseLogger, type RouteOptions } from 'fastify'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import { accessHook, intentHook, requireDeclarations, type Doors } from './access.ts'
import { answerFault, answerNotFound } from './error-answers.ts'
import { newId } from '../ids.ts'
import { endConnectionsWhenStopping } from './last-answers.ts'
import { Problem } from './problem.ts'
import type { App } from './routing.ts'
import { registerSafetyHeaders } from './safety-headers.ts'

export type { App, Routes } from './routing.ts'

export type HttpOptions = {
  log?: FastifyBaseLogger
  publicUrl: URL
  trustProxy?: boolean | string
  doors: Doors
  onRoute?: (route: RouteOptions) => void
}

const BODY_LIMIT_BYTES = 64 * 1024

/** A web server that refuses routes without declared access and schemas, and guards all others. */
export async function createHttp({ log, publicUrl, trustProxy = false, doors, onRoute }: HttpOptions): Promise<App> {
  const app: App = Fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy,
    bodyLimit: BODY_LIMIT_BYTES,
    genReqId: () => newId(),
    ajv: { customOptions: { removeAdditional: false, coerceTypes: false } },
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    rewriteUrl: ({ url = '/' }) => (isReadable(url) ? url : '/unreadable-address'),
  }).withTypeProvider<TypeBoxTypeProvider>()
  app.removeContentTypeParser('text/plain')
  app.addHook('onRoute', prepareRoute)
  if (onRoute) app.addHook('onRoute', onRoute)
  decorateAsker(app)
  await registerSafetyHeaders(app, publicUrl)
  endConnectionsWhenStopping(app)
  app.setErrorHandler(answerFault)
  await answerNotFound(app)
  app.addHook('preParsing', accessHook(doors))
  app.addHook('preValidation', intentHook(doors))
  return app
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

function decorateAsker(app: App): void {
  app.decorateRequest('asker')
  app.addHook('onRequest', (request, _reply, done) => {
    request.asker = {}
    done()
  })
  for (const name of ['person', 'tenantId', 'organizationId'] as const) {
    app.decorateRequest(name, {
      getter() {
        const value = this.asker[name]
        if (value === undefined) throw new Error(`a route that does not know its ${name} asked for it`)
        return value
      },
    })
  }
}
