import type { Platform } from '../platform/deps.ts'
import type { Feature } from '../platform/feature.ts'
import type { CallsOf } from '../platform/http/calls.ts'
import type { TenantId } from '../platform/ids.ts'
import { scheduleAccountHousekeeping } from './housekeeping.ts'
import { workOnLinkRequests } from './passwords/links.ts'
import { listPeople } from './people/store.ts'
import { accountRefusals } from './refusals.ts'
import { accountRoutes } from './routes.ts'
import type { AccountNeeds } from './services.ts'
import { isSessionAlive } from './sign-in/session-store.ts'
import { personAuthenticators, registerSessions } from './sign-in/sessions.ts'

export { addTenantWithLink, linkOf } from './people/by-operator.ts'
export { startFirst } from './people/first-start.ts'
export { findPerson, findTenant } from './people/store.ts'

/** What other features may ask of accounts. */
export type AccountsApi = ReturnType<typeof accountsApi>

const accountsApi = (platform: Platform) => ({
  /** The people of a tenant. */
  people: (tenantId: TenantId) => listPeople(tenantId, platform),
  /** Whether a session still stands. Asking does not prolong it. */
  isSessionAlive: (sessionId: string) => isSessionAlive(sessionId, platform),
})

/** Tenants, people, how they sign in, and who is asking. */
export const createAccounts = (platform: Platform, needs: AccountNeeds): Feature<AccountsApi> => ({
  api: accountsApi(platform),
  refusals: accountRefusals,
  pages: ['/sign-in', '/forgot-password', '/set-password', '/settings/people', '/settings/audit'],
  authenticators: personAuthenticators(platform),
  jobs: async () => {
    await workOnLinkRequests(platform.jobs, platform)
    await scheduleAccountHousekeeping(platform.jobs, platform)
  },
  routes: async (app) => {
    await registerSessions(app, platform)
    await accountRoutes(app, { ...platform, ...needs })
  },
})

/** The calls of this feature's routes, for the typed client of the pages. */
export type AccountCalls = CallsOf<typeof import('./sign-in/routes.ts')> &
  CallsOf<typeof import('./passwords/routes.ts')> &
  CallsOf<typeof import('./people/routes.ts')> &
  CallsOf<typeof import('./invitations/routes.ts')>
