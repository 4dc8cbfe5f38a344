import { type CreditServices, UsageQuery } from '../../credits/index.ts'
import type { OrganizationId } from '../../platform/ids.ts'
import type { Routes } from '../../platform/http/http.ts'
import { handle, route } from '../../platform/http/route.ts'
import { NoBody, NoContent } from '../../platform/schemas.ts'
import { issuePairingCode, redeemPairingCode } from '../pairing/pairing.ts'
import { saveAllowance } from '../pairing/store.ts'
import { NewKeys } from '../orgs/schemas.ts'
import { Allowance, Hello, Introduction, OrgUsageAnswer, PairingCode, StatusAnswer } from './schemas.ts'
import { readStatus } from './status.ts'
import { readOrgUsage } from './usage.ts'

const GUESSES = { max: 10, timeWindow: '1 minute' }
/** Many orgs call from the same addresses. */
const GREETINGS = { max: 120, timeWindow: '1 minute' }
/** The version of `/org-api` in its paths. */
const API_VERSION = 1

export const IssueCode = route({
  method: 'POST',
  url: '/api/v1/pairing-codes',
  config: { access: 'admin' },
  schema: {
    summary: 'Makes a code that pairs one Salesforce org; one that the person made before stops working',
    tags: ['pairing'],
    body: NoBody,
    response: { 201: PairingCode },
  },
})

export const SayHello = route({
  method: 'GET',
  url: '/org-api/v1/hello',
  config: { access: 'public', rateLimit: GREETINGS },
  schema: {
    summary: 'Says that this address is a Tollbridge companion',
    tags: ['pairing'],
    response: { 200: Hello },
  },
})

export const RedeemCode = route({
  method: 'POST',
  url: '/org-api/v1/pairings',
  config: { access: 'public', rateLimit: GUESSES },
  schema: {
    summary: 'Pairs the calling org: exchanges a code for its keys',
    tags: ['pairing'],
    body: Introduction,
    response: { 201: NewKeys },
  },
})

export const ReadStatus = route({
  method: 'GET',
  url: '/org-api/v1/status',
  config: { access: 'org-key' },
  schema: {
    summary: 'What the integration does and costs, for the paired org that asks',
    tags: ['pairing'],
    response: { 200: StatusAnswer },
  },
})

export const ReportAllowance = route({
  method: 'PUT',
  url: '/org-api/v1/allowance',
  config: { access: 'org-admin-key' },
  schema: {
    summary: 'Tells how many API requests the paired org used and allows in 24 hours',
    tags: ['pairing'],
    body: Allowance,
    response: { 204: NoContent },
  },
})

export const ReadOrgUsage = route({
  method: 'GET',
  url: '/org-api/v1/usage',
  config: { access: 'org-key' },
  schema: {
    summary: 'What the integration spent over time and will have spent, for the paired org that asks',
    tags: ['pairing'],
    querystring: UsageQuery,
    response: { 200: OrgUsageAnswer },
  },
})

/** Pairing an org, and what a paired org may ask. */
export const orgApiRoutes: Routes<CreditServices> = (app, deps) => {
  handle(app, IssueCode, ({ person }) => issuePairingCode(person, deps))

  handle(app, SayHello, () => ({ service: 'tollbridge-companion' as const, apiVersion: API_VERSION }))

  handle(app, RedeemCode, async ({ body: { code, ...org } }) => {
    const introduction = { ...org, organizationId: org.organizationId as OrganizationId }
    return redeemPairingCode(code, introduction, deps)
  })

  handle(app, ReadStatus, (request) => readStatus(request, deps))

  handle(app, ReportAllowance, async ({ body, tenantId, organizationId }) => {
    await saveAllowance({ tenantId, organizationId }, { ...body, reportedAt: deps.clock.now() }, deps)
  })

  handle(app, ReadOrgUsage, ({ tenantId, query }) => readOrgUsage(tenantId, query, deps))
}
