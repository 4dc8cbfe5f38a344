import type { FastifyRequest } from 'fastify'
import type { Routes } from '../../platform/http/http.ts'
import { handle, route } from '../../platform/http/route.ts'
import { NoBody, NoContent } from '../../platform/schemas.ts'
import { Invitation, PersonParams, PersonView } from '../schemas.ts'
import type { AccountServices } from '../services.ts'
import { invite, resendInvitation, withdrawInvitation } from './invitations.ts'

const OPEN_INVITATION = '/api/v1/people/:personId/invitation'

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

export const ResendInvitation = route({
  method: 'POST',
  url: OPEN_INVITATION,
  config: { access: 'admin', rateLimit: INVITATIONS },
  schema: {
    summary: 'Mail an invitation again; the earlier link ends',
    tags: ['accounts'],
    params: PersonParams,
    body: NoBody,
    response: { 204: NoContent },
  },
})

export const WithdrawInvitation = route({
  method: 'DELETE',
  url: OPEN_INVITATION,
  config: { access: 'admin' },
  schema: {
    summary: 'Take an invitation back; its link ends',
    tags: ['accounts'],
    params: PersonParams,
    response: { 204: NoContent },
  },
})

/** Invite a person, mail the invitation again, take it back. */
export const invitationRoutes: Routes<AccountServices> = (app, deps) => {
  handle(app, Invite, ({ body, person }) => invite(body, person, deps))

  handle(app, ResendInvitation, async ({ tenantId, person, params: { personId } }) => {
    await resendInvitation({ who: { tenantId, personId }, by: person }, deps)
  })

  handle(app, WithdrawInvitation, async ({ tenantId, person, params: { personId } }) => {
    await withdrawInvitation({ who: { tenantId, personId }, by: person }, deps)
  })
}
