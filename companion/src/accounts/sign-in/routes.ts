import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Clock } from '../../platform/clock.ts'
import type { Database } from '../../platform/database/database.ts'
import type { Routes } from '../../platform/http/http.ts'
import type { Person } from '../../platform/person.ts'
import { NoContent } from '../../platform/http/schemas.ts'
import { findTenant } from '../people/store.ts'
import { SessionView, SignIn } from '../schemas.ts'
import { endSessionsOf, forgetEndedSessions } from './session-store.ts'
import { signIn } from './sign-in.ts'
import { sessionCookie } from './sessions.ts'

type SessionRoutesDeps = { db: Database; clock: Clock; publicUrl: URL }

const SIGN_IN_RATE = { max: 60, timeWindow: '5 minutes' }

/** Sign in, who am I, sign out here, sign out everywhere. */
export const sessionRoutes: Routes<SessionRoutesDeps> = (app, deps) => {
  app.post(
    '/api/v1/session',
    {
      config: { access: 'public', rateLimit: SIGN_IN_RATE },
      schema: { summary: 'Sign in', body: SignIn, response: { 200: SessionView } },
    },
    async (request, reply) => {
      const person = await signIn(request.body, deps)
      await forgetEndedSessions(deps)
      await request.session.regenerate()
      request.session.set('personId', person.personId)
      return describeSession(person, reply, deps)
    },
  )

  app.get(
    '/api/v1/session',
    { config: { access: 'signed-in' }, schema: { summary: 'Who is signed in', response: { 200: SessionView } } },
    (request, reply) => describeSession(request.person, reply, deps),
  )

  app.delete(
    '/api/v1/session',
    { config: { access: 'signed-in' }, schema: { summary: 'Sign out', response: { 204: NoContent } } },
    async (request, reply) => signOut(request, reply, deps),
  )

  app.delete(
    '/api/v1/sessions',
    { config: { access: 'signed-in' }, schema: { summary: 'Sign out everywhere', response: { 204: NoContent } } },
    async (request, reply) => {
      await endSessionsOf(request.person.personId, deps)
      return signOut(request, reply, deps)
    },
  )
}

async function signOut(request: FastifyRequest, reply: FastifyReply, { publicUrl }: SessionRoutesDeps) {
  const { name, secure } = sessionCookie(publicUrl)
  await request.session.destroy()
  return reply.clearCookie(name, { path: '/', secure, httpOnly: true, sameSite: 'lax' }).code(204).send(null)
}

async function describeSession(person: Person, reply: FastifyReply, deps: SessionRoutesDeps) {
  const { tenantId, businessName } = await findTenant(person.tenantId, deps)
  const { personId, name, email, role, language } = person
  return {
    person: { personId, name, email, role, language },
    tenant: { tenantId, businessName },
    csrfToken: reply.generateCsrf(),
  }
}
