import type { CallsOf } from '../platform/http/calls.ts'
import type { ConnectionsApi, GoLiveGate, SalesforceSettings } from '../connections/index.ts'
import type { CreditsApi } from '../credits/index.ts'
import type { NotificationsApi } from '../notifications/index.ts'
import type { Platform } from '../platform/deps.ts'
import type { Feature } from '../platform/feature.ts'
import type { SalesforceApi } from '../salesforce/index.ts'

import type { FactDeps } from './facts.ts'
import { goLiveGate } from './gate.ts'
import { goLiveRefusals } from './refusals.ts'
import { goLiveRoutes } from './routes.ts'

/** Whether a tenant may connect production; refuses while something is open or unanswered. */
export type GoLiveApi = { mayGoLive: GoLiveGate }

type Needs = SalesforceApi &
  CreditsApi &
  NotificationsApi &
  ConnectionsApi & { salesforce: SalesforceSettings } & Pick<FactDeps, 'reportedAllowance'>

/** The way from the sandbox to production, by facts. */
export function createGoLive(platform: Platform, needs: Needs): Feature<GoLiveApi> {
  const deps = { ...platform, ...needs }
  return {
    api: { mayGoLive: goLiveGate(deps) },
    pages: ['/settings/go-live'],
    kindsOfWork: ['parity'],
    refusals: goLiveRefusals,
    routes: (app) => goLiveRoutes(app, deps),
  }
}

/** The calls of this feature's routes, for the typed client of the pages. */
export type GoLiveCalls = CallsOf<typeof import('./routes.ts')>
