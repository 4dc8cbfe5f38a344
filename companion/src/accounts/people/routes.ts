import type { Clock } from '../../platform/clock.ts'
import type { Database } from '../../platform/database/database.ts'
import type { Routes } from '../../platform/http/http.ts'
import type { Jobs } from '../../platform/jobs/jobs.ts'
import { NoContent } from '../../platform/http/schemas.ts'
import { listPeople } from './store.ts'
import { invite, removePerson, setRole } from './people.ts'
import { ChangeRole, Invite, People, PersonParams, PersonView } from '../schemas.ts'

type PeopleRoutesDeps = { db: Database; clock: Clock; jobs: Jobs }

const PERSON = '/api/v1/people/:personId'

/** The people of the tenant; only admins change them. */
export const peopleRoutes: Routes<PeopleRoutesDeps> = (app, deps) => {
  app.get(
    '/api/v1/people',
    { config: { access: 'signed-in' }, schema: { summary: 'Who works for the tenant', response: { 200: People } } },
    async ({ tenantId }) => ({ people: await listPeople(tenantId, deps) }),
  )

  app.post(
    '/api/v1/people',
    {
      config: { access: 'admin' },
      schema: { summary: 'Invite a person', body: Invite, response: { 201: PersonView } },
    },
    async ({ body, person }, reply) => reply.code(201).send(await invite(body, person, deps)),
  )

  app.patch(
    PERSON,
    {
      config: { access: 'admin' },
      schema: { summary: 'Change a role', params: PersonParams, body: ChangeRole, response: { 200: PersonView } },
    },
    async ({ tenantId, params: { personId }, body: { role } }) => setRole({ tenantId, personId }, role, deps),
  )

  app.delete(
    PERSON,
    {
      config: { access: 'admin' },
      schema: { summary: 'Remove a person', params: PersonParams, response: { 204: NoContent } },
    },
    async ({ tenantId, params: { personId } }, reply) => {
      await removePerson({ tenantId, personId }, deps)
      return reply.code(204).send(null)
    },
  )
}
