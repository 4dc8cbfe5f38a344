import type { FastifyReply, FastifyRequest, RouteOptions } from 'fastify'
import { refusal } from '../refusals/errors.ts'
import type { TenantId } from '../ids.ts'
import type { Person } from '../person.ts'
import type { App } from './routing.ts'

/**
 * Who may use a route, by the name that the route declares. A feature that recognises other callers adds a name here.
 * @public
 */
export interface AccessKinds {
  public: unknown
  'signed-in': unknown
  admin: unknown
}

export type Access = keyof AccessKinds

/** What is known of the caller once it was recognised. */
export interface Caller {
  person?: Person
  tenantId?: TenantId
}

/** How callers of one kind of access are recognised. */
export type Authenticator = {
  /** The caller. Throws the refusal that tells an unknown caller what to do. */
  authenticate(request: FastifyRequest): Promise<Caller>
  /** Refuses an unsafe request that lacks the CSRF token of its session. */
  provesIntent?(request: FastifyRequest, reply: FastifyReply, done: () => void): void
}

/** An authenticator for each kind of access but the public one. */
export type Authenticators = Partial<Record<Exclude<Access, 'public'>, Authenticator>>

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: Access
  }
  interface FastifyRequest {
    caller: Caller
    /** The person of the session; only on routes for signed-in people and admins. */
    readonly person: Person
    /** The tenant of the session or of the caller's key; not on public routes. */
    readonly tenantId: TenantId
  }
}

const SAFE_METHODS = ['GET', 'HEAD', 'OPTIONS']

/** Lets a request pass, or refuses it, by the access that its route declares. */
export const accessHook = (authenticators: Authenticators) => async (request: FastifyRequest) => {
  const { access } = request.routeOptions.config
  if (!access || access === 'public') {
    refuseForgedRequest(request)
    return
  }
  const authenticator = authenticators[access]
  if (!authenticator) throw new Error(`no feature recognises callers with the access '${access}'`)
  request.caller = await authenticator.authenticate(request)
}

/** Asks an unsafe request of a session for its CSRF token. */
export const intentHook =
  (authenticators: Authenticators) => (request: FastifyRequest, reply: FastifyReply, done: () => void) => {
    const { access } = request.routeOptions.config
    const authenticator = access && access !== 'public' ? authenticators[access] : undefined
    if (authenticator?.provesIntent && isUnsafe(request)) authenticator.provesIntent(request, reply, done)
    else done()
  }

/** Gives requests getters for what is known of the caller. A route that reads what its access does not give is a bug. */
export function decorateCaller(app: App, names: readonly (keyof Caller)[]): void {
  for (const name of names) {
    app.decorateRequest(name, {
      getter() {
        const value = this.caller[name]
        if (value === undefined) throw new Error(`a route that does not know its ${name} asked for it`)
        return value
      },
    })
  }
}

const isUnsafe = (request: FastifyRequest) => !SAFE_METHODS.includes(request.method)

/** Another site's page cannot sign a person in, or use up links, behind their back. */
function refuseForgedRequest(request: FastifyRequest): void {
  if (isUnsafe(request) && request.headers['sec-fetch-site'] === 'cross-site') throw refusal('CSRF_TOKEN_INVALID')
}

/** Refuses to start with a route for callers that no feature recognises. */
export const requireAuthenticator =
  (authenticators: Authenticators) =>
  ({ url, method, config }: RouteOptions): void => {
    const access = config?.access
    if (access && access !== 'public' && !authenticators[access])
      throw new Error(`${String(method)} ${url}: no feature recognises callers with the access '${access}'`)
  }

/** Refuses to start with a route that does not say who may use it, what it takes and what it answers. */
export function requireDeclarations({ url, method, config, schema }: RouteOptions): void {
  const missing = [
    !config?.access && 'config.access',
    !schema?.response && 'schema.response',
    /[:*]/.test(url) && !schema?.params && 'schema.params',
    [method].flat().some((name) => ['POST', 'PUT', 'PATCH'].includes(name)) && !schema?.body && 'schema.body',
  ].filter((name) => name !== false)
  if (missing.length > 0) throw new Error(`${String(method)} ${url} does not declare ${missing.join(', ')}`)
}
