import type { ForecastDeps } from '../../credits/forecast/read.ts'
import { forecastAnswer } from '../../credits/forecast/schemas.ts'
import type { OrganizationId } from '../../platform/ids.ts'
import type { Routes } from '../../platform/http/http.ts'
import { issuePairingCode, redeemPairingCode, type PairingDeps } from '../pairing/pairing.ts'
import { IssueCode, ReadOrgUsage, ReadStatus, RedeemCode, ReportAllowance } from './schemas.ts'
import { readStatus, type Status, type StatusDeps } from './status.ts'
import { readOrgUsage } from './usage.ts'

export type OrgApiDeps = PairingDeps & StatusDeps & ForecastDeps

const GUESSES = { max: 10, timeWindow: '1 minute' }

/** Pairing an org, and what a paired org may ask. */
export const orgApiRoutes: Routes<OrgApiDeps> = (app, deps) => {
  app.post('/api/v1/pairing-codes', { schema: IssueCode, config: { access: 'admin' } }, async (request, reply) => {
    const { expiresAt, ...pairing } = await issuePairingCode(request.person, deps)
    return reply.code(201).send({ ...pairing, expiresAt: expiresAt.toISOString() })
  })

  app.post(
    '/org-api/v1/pairings',
    { schema: RedeemCode, config: { access: 'public', rateLimit: GUESSES } },
    async ({ body: { code, ...org } }, reply) => {
      const introduction = { ...org, organizationId: org.organizationId as OrganizationId }
      return reply.code(201).send({ key: await redeemPairingCode(code, introduction, deps) })
    },
  )

  app.get('/org-api/v1/status', { schema: ReadStatus, config: { access: 'org-key' } }, async (request) =>
    statusAnswer(await readStatus(request, deps)),
  )

  app.put(
    '/org-api/v1/allowance',
    { schema: ReportAllowance, config: { access: 'org-key' } },
    async ({ body, tenantId, organizationId }, reply) => {
      await deps.pairings.reportAllowance({ tenantId, organizationId }, { ...body, reportedAt: deps.clock.now() })
      return reply.code(204).send(null)
    },
  )

  app.get('/org-api/v1/usage', { schema: ReadOrgUsage, config: { access: 'org-key' } }, ({ tenantId, query }) =>
    readOrgUsage(tenantId, query, deps),
  )
}

const statusAnswer = ({ connection, credits, forecast, unread, parity }: Status) => {
  const { used, reserved, left, limit, windowStart, windowEnd } = credits
  const window = { windowStart: windowStart.toISOString(), windowEnd: windowEnd.toISOString() }
  return {
    connection,
    credits: { used, reserved, left, limit, ...window },
    forecast: forecastAnswer(forecast),
    notices: { unread },
    parity,
  }
}
