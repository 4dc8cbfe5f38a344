import type { FastifyRequest } from 'fastify'
import type { Authenticator, Authenticators, Caller } from '../../platform/http/access.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Database } from '../../platform/database/database.ts'
import { hostCookie } from '../../platform/http/host-cookie.ts'
import type { App } from '../../platform/http/http.ts'
import { refusal } from '../refusals.ts'
import { findPerson } from '../people/store.ts'
import { sessionStore } from './session-store.ts'

type SessionsDeps = { db: Database; clock: Clock; publicUrl: URL }

export const sessionCookie = (publicUrl: URL) => hostCookie('tollbridge_session', publicUrl)

/** The session id is random and looked up by its hash, so that a signature would add nothing. */
const UNSIGNED = {
  sign: (value: string) => value,
  unsign: (value: string) => ({ valid: true, renew: false, value }),
}

/** Keeps sessions in the database, with a cookie in the browser and a token against forged requests. */
export async function registerSessions(app: App, { db, clock, publicUrl }: SessionsDeps): Promise<void> {
  const { name, options } = sessionCookie(publicUrl)
  await app.register(import('@fastify/cookie'))
  await app.register(import('@fastify/session'), {
    secret: UNSIGNED,
    store: sessionStore({ db, clock }),
    cookieName: name,
    cookie: options,
    saveUninitialized: false,
    rolling: false,
  })
  await app.register(import('@fastify/csrf-protection'), {
    sessionPlugin: '@fastify/session',
    getToken: ({ headers }) => [headers['x-csrf-token']].flat()[0],
  })
}

/** Recognises people by their session, and admins among them. */
export function personAuthenticators({ db }: { db: Database }): Authenticators {
  const provesIntent: Authenticator['provesIntent'] = (request, reply, done) => {
    request.server.csrfProtection(request, reply, done)
  }
  return {
    'signed-in': { provesIntent, authenticate: (request) => requirePerson(request, { db }) },
    admin: { provesIntent, authenticate: (request) => requireAdmin(request, { db }) },
  }
}

async function requirePerson({ session: { personId } }: FastifyRequest, deps: { db: Database }) {
  const person = personId && (await findPerson(personId, deps))
  if (!person) throw refusal('NOT_SIGNED_IN')
  return { person, tenantId: person.tenantId } satisfies Caller
}

async function requireAdmin(request: FastifyRequest, deps: { db: Database }) {
  const caller = await requirePerson(request, deps)
  if (caller.person.role !== 'admin') throw refusal('ADMIN_ONLY')
  return caller
}
