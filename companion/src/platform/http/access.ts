import type { FastifyReply, FastifyRequest, RouteOptions } from 'fastify'
import { refusal } from '../refusals/errors.ts'
import type { OrganizationId, TenantId } from '../ids.ts'
import type { PairedOrganization, Person } from '../person.ts'

/** Who may use a route: anyone, a signed-in person, an admin, or a paired Salesforce org. */
export type Access = 'public' | 'signed-in' | 'admin' | 'org-key'

/** How the service recognises who is asking. */
export type Doors = {
  person(request: FastifyRequest): Promise<Person | undefined>
  /** Refuses an unsafe request that does not carry the token of its session. */
  provesIntent(request: FastifyRequest, reply: FastifyReply, done: () => void): void
  organization(request: FastifyRequest): Promise<PairedOrganization | undefined>
}

/** What the access hook learned about who is asking. */
export type Asker = { person?: Person; tenantId?: TenantId; organizationId?: OrganizationId }

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: Access
  }
  interface FastifyRequest {
    asker: Asker
    /** The person of the session; only on routes for signed-in people and admins. */
    readonly person: Person
    /** The tenant of the session or of the org's key; not on public routes. */
    readonly tenantId: TenantId
    /** The Salesforce org of the key; only on routes for paired orgs. */
    readonly organizationId: OrganizationId
  }
}

const SAFE_METHODS = ['GET', 'HEAD', 'OPTIONS']

/** Lets a request pass, or refuses it, by the access that its route declares. */
export const accessHook = (doors: Doors) => async (request: FastifyRequest) => {
  const { access } = request.routeOptions.config
  if (!access || access === 'public') {
    refuseForgedRequest(request)
    return
  }
  request.asker = access === 'org-key' ? await askOrganization(request, doors) : await askPerson(request, doors)
  if (access === 'admin' && request.person.role !== 'admin') throw refusal('ADMIN_ONLY')
}

/** Asks an unsafe request of a session for the proof that the person's own page sent it. */
export const intentHook = (doors: Doors) => (request: FastifyRequest, reply: FastifyReply, done: () => void) => {
  const { access } = request.routeOptions.config
  const needsProof = (access === 'signed-in' || access === 'admin') && isUnsafe(request)
  if (needsProof) doors.provesIntent(request, reply, done)
  else done()
}

async function askPerson(request: FastifyRequest, doors: Doors): Promise<Asker> {
  const person = await doors.person(request)
  if (!person) throw refusal('NOT_SIGNED_IN')
  return { person, tenantId: person.tenantId }
}

async function askOrganization(request: FastifyRequest, doors: Doors): Promise<Asker> {
  const organization = await doors.organization(request)
  if (!organization) throw refusal('ORG_KEY_INVALID')
  return organization
}

const isUnsafe = (request: FastifyRequest) => !SAFE_METHODS.includes(request.method)

/** Another site's page cannot sign a person in, or use up links, behind their back. */
function refuseForgedRequest(request: FastifyRequest): void {
  if (isUnsafe(request) && request.headers['sec-fetch-site'] === 'cross-site') throw refusal('CSRF_TOKEN_INVALID')
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
