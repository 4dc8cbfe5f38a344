import type { GoneLive } from '../connections/connection/store.ts'
import type { Routes } from '../platform/http/http.ts'
import { acceptDifference, withdrawAcceptance } from './accepted-differences.ts'
import { readGoLive, type GoLiveDeps } from './go-live.ts'
import { AcceptDifference, ReadGoLive, ReadPermissions, WithdrawAcceptance } from './schemas.ts'
import { checkUser, type UserCheckDeps } from './rights/user-check.ts'

const ACCEPTED = '/api/v1/parity/accepted/:differenceId'

/** The list to go live by, and who answers for what is different. */
export const goLiveRoutes: Routes<GoLiveDeps & UserCheckDeps> = (app, deps) => {
  app.get('/api/v1/go-live', { schema: ReadGoLive, config: { access: 'signed-in' } }, async ({ tenantId }) => {
    const { goneLive, ...way } = await readGoLive(tenantId, deps)
    return { ...way, goneLive: goneLive && goneLiveAnswer(goneLive) }
  })

  app.post(
    '/api/v1/go-live/permissions',
    { schema: ReadPermissions, config: { access: 'admin' } },
    async ({ tenantId }) => {
      const { checkedAt, ...check } = await checkUser(tenantId, deps)
      return { ...check, checkedAt: checkedAt.toISOString() }
    },
  )

  app.put(ACCEPTED, { schema: AcceptDifference, config: { access: 'admin' } }, async (request, reply) => {
    const { params, body, person } = request
    await acceptDifference({ difference: params.differenceId, reason: body.reason }, person, deps)
    return reply.code(204).send(null)
  })

  app.delete(ACCEPTED, { schema: WithdrawAcceptance, config: { access: 'admin' } }, async (request, reply) => {
    await withdrawAcceptance(request.params.differenceId, request.person, deps)
    return reply.code(204).send(null)
  })
}

const goneLiveAnswer = ({ organizationId, at }: GoneLive) => ({ organizationId, at: at.toISOString() })
