import { Type } from 'typebox'
import type { Stored } from '../../platform/deps.ts'
import type { Routes } from '../../platform/http/http.ts'
import { handle, route } from '../../platform/http/route.ts'
import { Exactly, Moment, Nullable } from '../../platform/schemas.ts'
import { readOrgSandboxes } from './sandboxes.ts'

/** The sandboxes of a paired org, as HTTP answers carry them. */
export const OrgSandboxesAnswer = Exactly({
  state: Type.Enum(['read', 'not-applicable', 'not-connected', 'never-read', 'refused', 'failed'], {
    description:
      'not-applicable: only production orgs have sandboxes; not-connected: the connected org is another one; never-read: Salesforce was not asked yet; refused or failed: the list is older, or empty',
  }),
  readAt: Nullable(Moment),
  salesforceCode: Nullable(Type.String({ description: 'with which Salesforce refused' })),
  sandboxes: Type.Array(
    Exactly({
      name: Type.String(),
      licence: Type.String({ description: 'as Salesforce writes it, such as DEVELOPER_PRO' }),
      organizationId: Nullable(Type.String({ description: '15 characters; null until the first copy has ended' })),
      refreshedAt: Nullable(Moment),
      isCopying: Type.Boolean({ description: 'a copy is under way, or waits to be activated' }),
      pairedAt: Nullable(Moment, { description: 'null: it has not been paired since its last refresh' }),
    }),
    { description: 'by name' },
  ),
})

export const ReadOrgSandboxes = route({
  method: 'GET',
  url: '/org-api/v1/sandboxes',
  config: { access: 'org-key' },
  schema: {
    summary: 'The sandboxes of the paired org, read once a day: their licence, last refresh and pairing',
    tags: ['pairing'],
    response: { 200: OrgSandboxesAnswer },
  },
})

/** What a paired org may ask about its sandboxes. */
export const sandboxRoutes: Routes<Stored> = (app, deps) => {
  handle(app, ReadOrgSandboxes, (request) => readOrgSandboxes(request, deps))
}
