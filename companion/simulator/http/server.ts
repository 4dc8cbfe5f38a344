import cookie from '@fastify/cookie'
import formbody from '@fastify/formbody'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import Fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type RawReplyDefaultExpression,
  type RawRequestDefaultExpression,
  type RawServerDefault,
} from 'fastify'
import type { WireCall } from '../limits/wire-calls.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** The record of this request, when it is a wire call. */
    wireCall: WireCall | null
  }
}

export type Server = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  TypeBoxTypeProvider
>

export type Routes<Deps> = (server: Server, deps: Deps) => void

const LARGEST_BODY = 60 * 1024 * 1024

/** The HTTP server of every stand-in: reads forms and cookies, and folds leading slashes. */
export async function newServer(): Promise<Server> {
  const server = Fastify({
    forceCloseConnections: true,
    bodyLimit: LARGEST_BODY,
    http: { maxHeaderSize: 128 * 1024 },
    routerOptions: { maxParamLength: 500 },
    rewriteUrl: (request) => (request.url ?? '/').replace(/^\/{2,}/, '/'),
  }).withTypeProvider<TypeBoxTypeProvider>()
  await server.register(formbody)
  await server.register(cookie)
  server.decorateRequest('wireCall', null)
  return server
}

/** Listens on a local port. Uses a free one when the stored port is in use. */
export async function listen(server: Server, { wanted, kept }: { wanted: number; kept: number }): Promise<number> {
  try {
    return portOf(await server.listen({ host: '127.0.0.1', port: wanted || kept }))
  } catch (error) {
    if (wanted || !kept) throw error
    return portOf(await server.listen({ host: '127.0.0.1', port: 0 }))
  }
}

const portOf = (address: string) => Number(new URL(address).port)

/** The path of a request without its query. */
export function pathOf(url: string): string {
  return url.split('?', 1)[0] ?? url
}
