import type { Routes } from '../platform/http/http.ts'
import { handle, route } from '../platform/http/route.ts'
import { NoBody, NoContent } from '../platform/schemas.ts'
import { acceptDifferences, withdrawAcceptance } from './accepted-differences.ts'
import type { ConnectionServices } from '../connections/index.ts'
import { asWork } from '../credits/index.ts'
import { readGoLive } from './go-live.ts'
import type { FactDeps } from './facts.ts'
import { continueWithout, withdrawContinuing } from './continuing.ts'
import { Acceptance, OneAnswer, OneDifference, Permissions, SomeDifferences, WayToProduction } from './schemas.ts'
import { checkUser } from './rights/user-check.ts'

const ACCEPTED = '/api/v1/parity/accepted'
const UNCHECKED = '/api/v1/go-live/unchecked/:answer'

export const ReadGoLive = route({
  method: 'GET',
  url: '/api/v1/go-live',
  config: { access: 'signed-in' },
  schema: {
    summary: 'What stands between the tenant and production, drawn from facts',
    tags: ['go-live'],
    response: { 200: WayToProduction },
  },
})

export const ReadPermissions = route({
  method: 'POST',
  url: '/api/v1/go-live/permissions',
  config: { access: 'admin' },
  schema: {
    summary: 'Reads what the integration user may do in the connected org, for one credit',
    tags: ['go-live'],
    body: NoBody,
    response: { 200: Permissions },
  },
})

export const AcceptDifferences = route({
  method: 'PUT',
  url: ACCEPTED,
  config: { access: 'admin' },
  schema: {
    summary: 'Answers for blocking differences of the newest report, for all of them or for none',
    tags: ['go-live'],
    body: SomeDifferences,
    response: { 204: NoContent },
  },
})

export const WithdrawAcceptance = route({
  method: 'DELETE',
  url: `${ACCEPTED}/:differenceId`,
  config: { access: 'admin' },
  schema: {
    summary: 'Answers for a difference no longer',
    tags: ['go-live'],
    params: OneDifference,
    response: { 204: NoContent },
  },
})

export const ContinueWithout = route({
  method: 'PUT',
  url: UNCHECKED,
  config: { access: 'admin' },
  schema: {
    summary: 'Continues without a check that could not be made',
    tags: ['go-live'],
    params: OneAnswer,
    body: Acceptance,
    response: { 204: NoContent },
  },
})

export const WithdrawContinuing = route({
  method: 'DELETE',
  url: UNCHECKED,
  config: { access: 'admin' },
  schema: {
    summary: 'Waits again for a check that could not be made',
    tags: ['go-live'],
    params: OneAnswer,
    response: { 204: NoContent },
  },
})

/** The list to go live by, and who answers for what is different. */
export const goLiveRoutes: Routes<FactDeps & ConnectionServices> = (app, deps) => {
  handle(app, ReadGoLive, ({ tenantId }) => readGoLive(tenantId, deps))

  handle(app, ReadPermissions, ({ tenantId, person: by }) =>
    asWork({ tenantId, kind: 'check-permissions', by }, () => checkUser(tenantId, deps), deps),
  )

  handle(app, AcceptDifferences, async ({ body, person }) => {
    await acceptDifferences(body, person, deps)
  })

  handle(app, WithdrawAcceptance, async ({ params, person }) => {
    await withdrawAcceptance(params.differenceId, person, deps)
  })

  handle(app, ContinueWithout, async ({ params, body, person }) => {
    await continueWithout({ ...params, ...body }, person, deps)
  })

  handle(app, WithdrawContinuing, async ({ params, person }) => {
    await withdrawContinuing(params.answer, person, deps)
  })
}
