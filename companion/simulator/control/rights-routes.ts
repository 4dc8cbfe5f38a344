import { Type } from 'typebox'
import type { Routes } from '../http/server.ts'
import type { Org } from '../org/org.ts'
import { OF_THE_RIGHTS } from '../org/rights.ts'
import { Rights } from '../state/org-state.ts'

const Changes = Type.Partial(Rights, { additionalProperties: false })

/** Removes rights of the integration user. An empty body restores all of them. */
export const rightsControlRoutes: Routes<Org> = (server, org) => {
  server.put('/__control/rights', { schema: { body: Changes } }, ({ body }) => {
    org.state.rights = { without: [], licence: 'Salesforce', objects: [], readOnlyFields: [], ...body }
    for (const object of OF_THE_RIGHTS) org.tables.forget(object)
    org.save.now()
    return org.state.rights
  })
}
