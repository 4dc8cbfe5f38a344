import type { IncomingMessage } from 'node:http'
import type {
  FastifyContextConfig,
  FastifyReply,
  FastifyRequest,
  FastifySchema,
  RawServerDefault,
  RouteOptions,
} from 'fastify'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { Static, TNull, TSchema } from 'typebox'
import type { Access } from './access.ts'
import type { App } from './routing.ts'

type Described = { readonly summary: string; readonly tags: readonly [string] }

/** What a route is: its address, who may use it, and the shape of what it takes and answers. */
export type Route = Readonly<Pick<RouteOptions, 'attachValidation' | 'bodyLimit' | 'exposeHeadRoute'>> & {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly url: `/${string}`
  readonly config: Readonly<Pick<FastifyContextConfig, 'rateLimit'>> & { readonly access: Access }
  readonly schema: (Described | { readonly hide: true }) & {
    readonly body?: TSchema
    readonly params?: TSchema
    readonly querystring?: TSchema
    readonly response: Readonly<Record<number | string, TSchema>>
  }
}

/** Declares a route. Its types stay literal, so that its handler and its callers are typed by it. */
export const route = <const Declared extends Route>(declared: Declared): Declared => declared

/** The type of a part of a request, unknown where the route declares none. */
export type Part<Declared extends Route, Name extends 'body' | 'params' | 'querystring'> =
  Declared['schema'] extends Readonly<Record<Name, infer Schema extends TSchema>> ? Static<Schema> : unknown

type Response<Declared extends Route> = Declared['schema']['response'][keyof Declared['schema']['response']]

type Generic<Declared extends Route> = {
  Body: Part<Declared, 'body'>
  Params: Part<Declared, 'params'>
  Querystring: Part<Declared, 'querystring'>
}

type Request<Declared extends Route> = FastifyRequest<
  Generic<Declared>,
  RawServerDefault,
  IncomingMessage,
  FastifySchema,
  TypeBoxTypeProvider
>

/** What a handler returns: what one of the declared answers is made of, or a promise of nothing. */
type Answer<Declared extends Route> =
  Response<Declared> extends TNull ? Promise<void> : Static<Response<Declared>> | Promise<Static<Response<Declared>>>

type Handler<Declared extends Route> = (request: Request<Declared>, reply: FastifyReply) => Answer<Declared>

/** Registers a route. What its handler returns is sent with the lowest status that the route declares. */
export function handle<Declared extends Route>(app: App, declared: Declared, handler: Handler<Declared>): void {
  const status = Number(Object.keys(declared.schema.response)[0])
  app.route<Generic<Declared>>({
    ...declared,
    // Fastify and its plugins write into the schema. The declaration stays as it is.
    schema: { ...declared.schema },
    handler: async (request, reply) => {
      const answer = await Promise.resolve(handler(request, reply.code(status)))
      return reply.sent ? undefined : (answer ?? null)
    },
  })
}
