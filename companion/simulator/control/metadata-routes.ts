import { Type } from 'typebox'
import type { Routes } from '../http/server.ts'
import type { Org } from '../org/org.ts'
import { Lacks, Refusals } from '../state/org-state.ts'

const Changes = Type.Partial(Refusals, { additionalProperties: false })
const Permissions = Type.Object(
  { viewAllFields: Type.Boolean({ description: 'whether the integration user has View All Fields on every object' }) },
  { additionalProperties: false },
)

/** Sets which metadata the org refuses to return, and what the integration user may see. */
export const metadataControlRoutes: Routes<Org> = (server, org) => {
  const { state } = org

  server.put('/__control/refusals', { schema: { body: Changes } }, ({ body }) => {
    state.refusals = { objects: [], parts: [], ...body }
    org.save.now()
    return state.refusals
  })

  server.put(
    '/__control/licences',
    { schema: { body: Type.Partial(Lacks, { additionalProperties: false }) } },
    ({ body }) => {
      state.lacks = { objects: [], userPermissions: [], ...body }
      org.save.now()
      return state.lacks
    },
  )

  server.put('/__control/permissions', { schema: { body: Permissions } }, async ({ body }, reply) => {
    state.viewAllFields = body.viewAllFields
    org.tables.forget('ObjectPermissions')
    org.save.now()
    return reply.code(204).send()
  })
}
