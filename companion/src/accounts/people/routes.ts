import type { Routes } from '../../platform/http/http.ts'
import { handle, route } from '../../platform/http/route.ts'
import { NoContent } from '../../platform/schemas.ts'
import type { AccountServices } from '../services.ts'
import { peopleWithState } from '../invitations/invitations.ts'
import { removePerson, setRole } from './people.ts'
import { NewRole, People, PersonParams, PersonView } from '../schemas.ts'

const PERSON = '/api/v1/people/:personId'

export const ListPeople = route({
  method: 'GET',
  url: '/api/v1/people',
  config: { access: 'signed-in' },
  schema: { summary: 'Who works for the tenant', tags: ['accounts'], response: { 200: People } },
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
  handle(app, ListPeople, async ({ tenantId }) => ({ people: await peopleWithState(tenantId, deps) }))

  handle(app, ChangeRole, ({ tenantId, person, params: { personId }, body: { role } }) =>
    setRole({ who: { tenantId, personId }, by: person }, role, deps),
  )

  handle(app, RemovePerson, async ({ tenantId, person, params: { personId } }) => {
    await removePerson({ who: { tenantId, personId }, by: person }, deps)
  })
}
