import type { CallsOf } from '../platform/http/calls.ts'
import type { AccountsApi } from '../accounts/index.ts'
import type { CreditsApi } from '../credits/index.ts'
import type { Platform } from '../platform/deps.ts'
import type { Feature } from '../platform/feature.ts'
import { singleFlight } from '../platform/single-flight.ts'
import type { SalesforceApi } from '../salesforce/index.ts'
import { eventRoutes } from './connection/events-route.ts'
import type { ConnectionRow } from './connection/store.ts'
import { recoverDeletions, resumeDeletions, workOnDeletions } from './deletion/deletion.ts'
import { callbackRoutes } from './handshake/callback-routes.ts'
import { interruptHandshakesOfPerson } from './handshake/store.ts'
import { recoverHandshakes, scheduleHousekeeping } from './handshake/housekeeping.ts'
import { healthRoutes } from './health/routes.ts'
import { scheduleIdleLimits } from './readings/idle-limits.ts'
import { scheduleEventLogReading } from './readings/read-event-log.ts'
import { scheduleSandboxReading } from './readings/read-sandboxes.ts'
import { connectionRefusals } from './refusals.ts'
import { connectionRoutes } from './routes.ts'
import type { ConnectionServices } from './services.ts'
import { learnedVersions } from './tokens/api-version.ts'
import { refreshCounter } from './tokens/counter.ts'
import { scheduleTokenHousekeeping } from './tokens/housekeeping.ts'
import { orgSandboxes } from './tables.ts'
import { sealedInConnections } from './tokens/sealed-columns.ts'

export { hadSandbox, type SandboxEvent, sandboxEvents } from './connection/event-store.ts'
export { connectionOf, type ConnectionRow, findGoneLive, type GoneLive } from './connection/store.ts'
export type { Environment } from './environment.ts'
export { findSandboxes } from './readings/sandbox-store.ts'
export type { KnownSandbox } from './tables.ts'
export { connectionNotices } from './notices.ts'
export { connectionRefusals } from './refusals.ts'
export type { ConnectionServices, GoLiveGate } from './services.ts'
export { salesforceSettings, type SalesforceSettings } from './settings.ts'
export { authorizedConnection, withSession } from './tokens/session.ts'

/** What other features call an org by. */
export type ConnectionsApi = Pick<
  ConnectionServices,
  'flights' | 'refreshes' | 'versions' | 'forgetReadings' | 'mayGoLive'
>

type Needs = SalesforceApi &
  CreditsApi &
  Pick<AccountsApi, 'isSessionAlive'> &
  Pick<ConnectionServices, 'salesforce' | 'forgetReadings' | 'mayGoLive'>

/** The CRM connection of a tenant: handshake, tokens, state, deletion, and what is read over it. */
export function createConnections(platform: Platform, needs: Needs): Feature<ConnectionsApi> {
  const { forgetReadings, mayGoLive } = needs
  const refreshes = refreshCounter(platform.metrics)
  const versions = learnedVersions(platform)
  const api = { forgetReadings, mayGoLive, refreshes, versions, flights: singleFlight<ConnectionRow>() }
  const deps = { ...platform, ...needs, ...api }
  const { jobs } = platform
  return {
    api,
    refusals: connectionRefusals,
    pages: ['/', '/settings', '/settings/connections'],
    kindsOfWork: ['handshake', 'status'],
    sealed: sealedInConnections,
    readings: [orgSandboxes],
    endWorkOf: interruptHandshakesOfPerson,
    recover: async (isAlone) => {
      await recoverHandshakes(isAlone, deps)
      await recoverDeletions(isAlone, deps)
    },
    jobs: async () => {
      await scheduleHousekeeping(jobs, deps)
      await workOnDeletions(jobs, deps)
      await scheduleTokenHousekeeping(jobs, deps)
      await scheduleIdleLimits(jobs, deps)
      await scheduleEventLogReading(jobs, deps)
      await scheduleSandboxReading(jobs, deps)
    },
    routes: async (app) => {
      await connectionRoutes(app, deps)
      await healthRoutes(app, deps)
      await eventRoutes(app, deps)
      await callbackRoutes(app, deps)
    },
    resume: () => resumeDeletions(jobs),
  }
}

/** The calls of this feature's routes, for the typed client of the pages. */
export type ConnectionCalls = CallsOf<typeof import('./routes.ts')> &
  CallsOf<typeof import('./health/routes.ts')> &
  CallsOf<typeof import('./connection/events-route.ts')>
