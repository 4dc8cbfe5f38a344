import type { CallsOf } from '../platform/http/calls.ts'
import type { CreditsApi } from '../credits/index.ts'
import { decorateCaller } from '../platform/http/access.ts'
import type { NotificationsApi } from '../notifications/index.ts'
import type { Platform } from '../platform/deps.ts'
import type { Feature } from '../platform/feature.ts'
import { pairedOrgRoutes } from './orgs/routes.ts'
import { orgAuthenticators } from './pairing/org-auth.ts'
import { deleteCodesOf, productionAllowance } from './pairing/store.ts'
import { orgApiRefusals } from './refusals.ts'
import { fingerprintRoutes } from './reports/fingerprint-routes.ts'
import { orgApiRoutes } from './reports/routes.ts'
import { sandboxRoutes } from './reports/sandbox-routes.ts'
import { orgSpendRoutes } from './reports/spend-routes.ts'

/** What other features may ask of paired orgs. */
export type OrgApi = typeof API

/** Whether a tenant's production org is paired, and the allowance that it reported. */
const API = { reportedAllowance: productionAllowance }

/** What the Lightning app calls: pairing, reports, pushed fingerprints. */
export function createOrgApi(platform: Platform, needs: CreditsApi & NotificationsApi): Feature<OrgApi> {
  const deps = { ...platform, ...needs }
  return {
    api: API,
    refusals: orgApiRefusals,
    pages: ['/settings/orgs'],
    authenticators: orgAuthenticators(deps),
    endWorkOf: deleteCodesOf,
    routes: async (app) => {
      decorateCaller(app, ['organizationId'])
      await orgApiRoutes(app, deps)
      await fingerprintRoutes(app, deps)
      await orgSpendRoutes(app, deps)
      await sandboxRoutes(app, deps)
      await pairedOrgRoutes(app, deps)
    },
  }
}

/** The calls of this feature's routes, for the typed client of the pages. */
export type OrgApiCalls = CallsOf<typeof import('./orgs/routes.ts')> &
  CallsOf<typeof import('./reports/fingerprint-routes.ts')> &
  CallsOf<typeof import('./reports/routes.ts')> &
  CallsOf<typeof import('./reports/sandbox-routes.ts')> &
  CallsOf<typeof import('./reports/spend-routes.ts')>
