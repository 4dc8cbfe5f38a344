import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { bearerOf } from '../http/bearer.ts'
import type { Routes } from '../http/server.ts'
import type { Org } from '../org/org.ts'
import type { Person } from '../org/people.ts'
import { allows } from './scopes.ts'

const Params = Type.Object({ organizationId: Type.String(), userId: Type.String() })
const BAD_TOKEN = 'Bad_OAuth_Token'

/** The identity URL and userinfo. Both accept the token only in the header. */
export const identityRoutes: Routes<Org> = (server, org) => {
  server.get('/id/:organizationId/:userId', { schema: { params: Params } }, async (request, reply) => {
    const person = personOf(request, 'identity', org)
    const { organizationId, userId } = request.params
    if (!person) return reply.code(403).type('text/plain').send(BAD_TOKEN)
    if (organizationId !== org.state.organizationId || userId !== person.id)
      return reply.code(404).type('text/plain').send('Bad_Id')
    return identityOf(person, org)
  })

  server.get('/services/oauth2/userinfo', async (request, reply) => {
    const person = personOf(request, 'userinfo', org)
    return person ? userinfoOf(person, org) : reply.code(403).type('text/plain').send(BAD_TOKEN)
  })
}

function personOf(request: FastifyRequest, part: 'identity' | 'userinfo', org: Org): Person | undefined {
  const token = org.tokens.use(bearerOf(request.headers.authorization) ?? '')
  return token && allows(token.scopes, part) ? org.people.find((person) => person.id === token.userId) : undefined
}

function identityOf(person: Person, { state, origin }: Org) {
  return {
    id: `${origin}/id/${state.organizationId}/${person.id}`,
    asserted_user: true,
    user_id: person.id,
    organization_id: state.organizationId,
    username: person.username,
    display_name: person.name,
    email: person.email,
    user_type: 'STANDARD',
    language: 'en_US',
    locale: 'en_US',
    utcOffset: 0,
    timezone: 'GMT',
    active: true,
    is_app_installed: true,
    urls: { rest: `${origin}/services/data/v{version}/`, query: `${origin}/services/data/v{version}/query/` },
    last_modified_date: new Date(state.copiedAt).toISOString(),
  }
}

function userinfoOf(person: Person, { state, origin }: Org) {
  return {
    sub: `${origin}/id/${state.organizationId}/${person.id}`,
    user_id: person.id,
    organization_id: state.organizationId,
    preferred_username: person.username,
    name: person.name,
    email: person.email,
    zoneinfo: 'GMT',
    locale: 'en_US',
    language: 'en_US',
    user_type: 'STANDARD',
    active: true,
    is_app_installed: true,
  }
}
