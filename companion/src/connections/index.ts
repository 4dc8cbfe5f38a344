import type { CallsOf } from '../platform/http/calls.ts'
import type { AccountsApi } from '../accounts/index.ts'
import type { CreditsApi } from '../credits/index.ts'
import type { NotificationsApi } from '../notifications/index.ts'
import type { Platform } from '../platform/deps.ts'
import type { Feature } from '../platform/feature.ts'
import { singleFlight } from '../platform/single-flight.ts'
import type { SalesforceApi } from '../salesforce/index.ts'
import { eventStore } from './connection/event-store.ts'
import { eventRoutes } from './connection/events-route.ts'
import { connectionStore, type ConnectionRow } from './connection/store.ts'
import { recoverDeletions, resumeDeletions, workOnDeletions } from './deletion/deletion.ts'
import { deletionStore } from './deletion/store.ts'
import { callbackRoutes } from './handshake/callback-routes.ts'
import type { GoLiveGate } from './handshake/handshake.ts'
import { recoverHandshakes, scheduleHousekeeping } from './handshake/housekeeping.ts'
import { handshakeStore } from './handshake/store.ts'
import type { ForgetReadings } from './readings/forget-readings.ts'
import { scheduleIdleLimits } from './readings/idle-limits.ts'
import { scheduleEventLogReading } from './readings/read-event-log.ts'
import { connectionRefusals } from './refusals.ts'
import { connectionRoutes } from './routes.ts'
import type { SalesforceSettings } from './settings.ts'
import { refreshCounter } from './tokens/counter.ts'
import { scheduleTokenHousekeeping } from './tokens/housekeeping.ts'
import { sealedInConnections } from './tokens/sealed-columns.ts'
import { tokenStore } from './tokens/store.ts'

export type { ConnectionRow, ConnectionStore, GoneLive } from './connection/store.ts'
export type { Environment } from './environment.ts'
export type { GoLiveGate } from './handshake/handshake.ts'
export { connectionRefusals } from './refusals.ts'
export { connection, connectionEvent } from './tables.ts'
export { salesforceSettings, type SalesforceSettings } from './settings.ts'
export { withSession, type WithSessionDeps } from './tokens/session.ts'

/** What other features call an org by. */
export type ConnectionsApi = ReturnType<typeof connectionsApi>

type Needs = SalesforceApi &
  CreditsApi &
  NotificationsApi &
  Pick<AccountsApi, 'isSessionAlive'> & {
    salesforce: SalesforceSettings
    mayGoLive: GoLiveGate
    forgetReadings: ForgetReadings
  }

const connectionsApi = ({ db, metrics }: Platform) => ({
  connections: connectionStore(db),
  handshakes: handshakeStore(db),
  deletions: deletionStore(db),
  events: eventStore(db),
  tokens: tokenStore(db),
  flights: singleFlight<ConnectionRow>(),
  refreshes: refreshCounter(metrics),
})

/** The CRM connection of a tenant: handshake, tokens, state, deletion, and what is read over it. */
export function createConnections(platform: Platform, needs: Needs): Feature<ConnectionsApi> {
  const api = connectionsApi(platform)
  const deps = { ...platform, ...needs, ...api }
  const { jobs } = platform
  return {
    api,
    refusals: connectionRefusals,
    sealed: sealedInConnections,
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
    },
    routes: async (app) => {
      await connectionRoutes(app, deps)
      await eventRoutes(app, deps)
      await callbackRoutes(app, deps)
    },
    resume: () => resumeDeletions(jobs),
  }
}

export { authorizedConnection } from './tokens/session.ts'
/** The calls of this feature's routes, for the typed client of the pages. */
export type ConnectionCalls = CallsOf<typeof import('./routes.ts')> &
  CallsOf<typeof import('./connection/events-route.ts')>
