import type { FastifyRequest } from 'fastify'
import type { Routes } from '../../platform/http/http.ts'
import { handle, route } from '../../platform/http/route.ts'
import { NoContent } from '../../platform/schemas.ts'
import type { AccountServices } from '../services.ts'
import { listPeople } from './store.ts'
import { invite, removePerson, setRole } from './people.ts'
import { Invitation, NewRole, People, PersonParams, PersonView } from '../schemas.ts'

const PERSON = '/api/v1/people/:personId'

export const ListPeople = route({
  method: 'GET',
  url: '/api/v1/people',
  config: { access: 'signed-in' },
  schema: { summary: 'Who works for the tenant', tags: ['accounts'], response: { 200: People } },
})

/** Each tenant is counted by itself: an invitation is mailed, and its refusal tells that an address is taken. */
const INVITATIONS = {
  max: 60,
  timeWindow: '1 hour',
  hook: 'preParsing',
  keyGenerator: ({ tenantId }: FastifyRequest) => tenantId,
} as const

export const Invite = route({
  method: 'POST',
  url: '/api/v1/people',
  config: { access: 'admin', rateLimit: INVITATIONS },
  schema: { summary: 'Invite a person', tags: ['accounts'], body: Invitation, response: { 201: PersonView } },
})

export const ChangeRole = route({
  method: 'PATCH',
  url: PERSON,
  config: { access: 'admin' },
  schema: {
    summary: 'Change a role',
    tags: ['accounts'],
    params: PersonParams,
    body: NewRole,
    response: { 200: PersonView },
  },
})

export const RemovePerson = route({
  method: 'DELETE',
  url: PERSON,
  config: { access: 'admin' },
  schema: { summary: 'Remove a person', tags: ['accounts'], params: PersonParams, response: { 204: NoContent } },
})

/** The people of the tenant; only admins change them. */
export const peopleRoutes: Routes<AccountServices> = (app, deps) => {
  handle(app, ListPeople, async ({ tenantId }) => ({ people: await listPeople(tenantId, deps) }))

  handle(app, Invite, ({ body, person }) => invite(body, person, deps))

  handle(app, ChangeRole, ({ tenantId, person, params: { personId }, body: { role } }) =>
    setRole({ who: { tenantId, personId }, by: person }, role, deps),
  )

  handle(app, RemovePerson, async ({ tenantId, person, params: { personId } }) => {
    await removePerson({ who: { tenantId, personId }, by: person }, deps)
  })
}
