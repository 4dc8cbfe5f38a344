import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Routes } from '../../platform/http/http.ts'
import { handle, route } from '../../platform/http/route.ts'
import type { Person } from '../../platform/person.ts'
import { NoContent } from '../../platform/schemas.ts'
import { findTenant } from '../people/store.ts'
import type { AccountServices } from '../services.ts'
import { Credentials, SessionView } from '../schemas.ts'
import { deviceOf, rememberDevice, sealedDevice } from './device.ts'
import { signIn } from './sign-in.ts'
import { signOutEverywhere } from './sign-out.ts'
import { sessionCookie } from './sessions.ts'

const SIGN_IN_RATE = { max: 60, timeWindow: '5 minutes' }

export const SignIn = route({
  method: 'POST',
  url: '/api/v1/session',
  config: { access: 'public', rateLimit: SIGN_IN_RATE },
  schema: { summary: 'Sign in', tags: ['accounts'], body: Credentials, response: { 200: SessionView } },
})

export const ReadSession = route({
  method: 'GET',
  url: '/api/v1/session',
  config: { access: 'signed-in' },
  schema: { summary: 'Who is signed in', tags: ['accounts'], response: { 200: SessionView } },
})

export const SignOut = route({
  method: 'DELETE',
  url: '/api/v1/session',
  config: { access: 'signed-in' },
  schema: { summary: 'Sign out', tags: ['accounts'], response: { 204: NoContent } },
})

export const SignOutEverywhere = route({
  method: 'DELETE',
  url: '/api/v1/sessions',
  config: { access: 'signed-in' },
  schema: { summary: 'Sign out everywhere', tags: ['accounts'], response: { 204: NoContent } },
})

/** Sign in, who am I, sign out here, sign out everywhere. */
export const sessionRoutes: Routes<AccountServices> = (app, deps) => {
  handle(app, SignIn, async (request, reply) => {
    const device = sealedDevice(request, deps)
    const person = await signIn({ ...request.body, device }, deps)
    if (deviceOf(device, person, deps) === undefined) rememberDevice(reply, person, deps)
    await request.session.regenerate()
    request.session.set('personId', person.personId)
    return describeSession(person, reply, deps)
  })

  handle(app, ReadSession, ({ person }, reply) => describeSession(person, reply, deps))

  handle(app, SignOut, (request, reply) => signOut(request, reply, deps))

  handle(app, SignOutEverywhere, async (request, reply) => {
    await signOutEverywhere(request.person, deps)
    await signOut(request, reply, deps)
  })
}

async function signOut(request: FastifyRequest, reply: FastifyReply, { publicUrl }: AccountServices): Promise<void> {
  const { name, options } = sessionCookie(publicUrl)
  await request.session.destroy()
  reply.clearCookie(name, options)
}

async function describeSession(person: Person, reply: FastifyReply, deps: AccountServices) {
  const { tenantId, businessName } = await findTenant(person.tenantId, deps)
  const { personId, name, email, role, language } = person
  return {
    person: { personId, name, email, role, language },
    tenant: { tenantId, businessName },
    csrfToken: reply.generateCsrf(),
  }
}
