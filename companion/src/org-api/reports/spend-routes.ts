import { Type } from 'typebox'
import { OrgSpendAnswer, readOrgSpend } from '../../credits/index.ts'
import type { Timed } from '../../platform/deps.ts'
import type { Routes } from '../../platform/http/http.ts'
import { handle, route } from '../../platform/http/route.ts'
import { Exactly } from '../../platform/schemas.ts'

const SpendQuery = Exactly({
  timeZone: Type.Optional(
    Type.String({ maxLength: 64, description: 'in which nights are told apart, such as Europe/Stockholm; else UTC' }),
  ),
})

export const ReadOrgSpend = route({
  method: 'GET',
  url: '/org-api/v1/spend',
  config: { access: 'org-key' },
  schema: {
    summary: 'Who spent the API requests of the paired org: by app, user and API version, and what was unusual',
    tags: ['pairing'],
    querystring: SpendQuery,
    response: { 200: OrgSpendAnswer },
  },
})

/** What a paired org may ask about everyone who calls it. */
export const orgSpendRoutes: Routes<Timed & { clientName: string }> = (app, deps) => {
  handle(app, ReadOrgSpend, ({ tenantId, organizationId, query: { timeZone = 'UTC' } }) =>
    readOrgSpend({ tenantId, organizationId, timeZone }, deps),
  )
}
