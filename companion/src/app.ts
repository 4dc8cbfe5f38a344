import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyBaseLogger, FastifyRequest, RouteOptions } from 'fastify'
import { Registry } from 'prom-client'
import { workOnLinkRequests } from './accounts/passwords/links.ts'
import { listPeople } from './accounts/people/store.ts'
import { accountRoutes } from './accounts/routes.ts'
import { isSessionAlive } from './accounts/sign-in/session-store.ts'
import { personDoors, registerSessions } from './accounts/sign-in/sessions.ts'
import { isLoopback, type Config } from './config.ts'
import { callbackRoutes } from './connections/handshake/callback-routes.ts'
import { recoverDeletions, workOnDeletions } from './connections/deletion/deletion.ts'
import { eventRoutes } from './connections/connection/events-route.ts'
import { recoverHandshakes, scheduleHousekeeping } from './connections/handshake/housekeeping.ts'
import { scheduleTokenHousekeeping } from './connections/tokens/housekeeping.ts'
import { scheduleIdleLimits } from './connections/readings/idle-limits.ts'
import { scheduleEventLogReading } from './connections/readings/read-event-log.ts'
import { connectionRoutes } from './connections/routes.ts'
import { scheduleAlerts } from './credits/alerts/job.ts'
import { leaseGauge } from './credits/gate/metrics.ts'
import { scheduleRollUp } from './credits/ledger/roll-up.ts'
import { creditGauges } from './credits/gauges.ts'
import { reconciliationRoutes } from './credits/reconciliation/routes.ts'
import { creditRoutes } from './credits/usage/window-routes.ts'
import { creditSettingsRoutes } from './credits/settings/routes.ts'
import { usageRoutes } from './credits/usage/routes.ts'
import { startUpkeep } from './credits/upkeep.ts'
import { crmParts } from './app-crm.ts'
import { SEALED } from './app-vault.ts'
import { scheduleNoticeHousekeeping } from './notifications/housekeeping.ts'
import { workOnNoticeMail } from './notifications/mailing.ts'
import { noticeRoutes } from './notifications/routes.ts'
import { organizationOf } from './org-api/pairing/door.ts'
import { fingerprintRoutes } from './org-api/reports/fingerprint-routes.ts'
import { keyStore } from './org-api/pairing/key-store.ts'
import { pairedOrgRoutes } from './org-api/orgs/routes.ts'
import { orgApiRoutes } from './org-api/reports/routes.ts'
import { goLiveRoutes } from './go-live/routes.ts'
import { scheduleFingerprintHousekeeping } from './parity/housekeeping.ts'
import { parityRoutes } from './parity/routes.ts'
import { workOnFingerprints } from './parity/reading/take-job.ts'
import { auditRoutes } from './platform/http/audit-routes.ts'
import type { Clock } from './platform/clock.ts'
import type { Database, OpenDatabase } from './platform/database/database.ts'
import type { Platform } from './platform/deps.ts'
import { createHttp, type App } from './platform/http/http.ts'
import type { TenantId } from './platform/ids.ts'
import type { Jobs } from './platform/jobs/jobs.ts'
import type { Mail } from './platform/mail/mail.ts'
import { labelRoutes } from './platform/http/label-routes.ts'
import { metricsRoutes } from './platform/http/metrics.ts'
import { describeRoutes } from './platform/http/openapi.ts'
import { operationRoutes } from './platform/http/operation-routes.ts'
import { pageRoutes } from './platform/http/page-routes.ts'
import { scheduleReseal } from './platform/vault/reseal.ts'
import { logRequests } from './platform/http/request-log.ts'
import type { Vault } from './platform/vault/vault.ts'

export { resumeDeletions } from './connections/deletion/deletion.ts'

/** What the outside world gives the service. */
export type Parts = {
  config: Config
  clock: Clock
  database: OpenDatabase
  vault: Vault
  jobs: Jobs
  mail: Mail
  log?: FastifyBaseLogger
  /** Takes what is to be done last, when no request and no job is under way any more. */
  atTheEnd?: (work: () => Promise<void>) => void
  /** Told of every route as it is added. */
  onRoute?: (route: RouteOptions) => void
}

/** The whole service, ready to listen: the one place that knows every part. */
export async function buildApp(parts: Parts): Promise<App> {
  const { config, clock, database, jobs, mail, log, onRoute } = parts
  const { db } = database
  const { publicUrl, trustProxy, metricsToken, pagesDir } = config
  const keys = keyStore(db)
  const doors = {
    ...personDoors({ db }),
    organization: (request: FastifyRequest) => organizationOf(request, { keys, clock }),
  }
  const app = await createHttp({ log, publicUrl, trustProxy, doors, onRoute })
  const platform: Platform = { db, clock, jobs, mail, publicUrl, sleep, vault: parts.vault, log: app.log }
  const registry = new Registry()
  logRequests(app)
  await describeRoutes(app)
  await metricsRoutes(app, { registry, metricsToken, onlyThisMachine: isLoopback(publicUrl) })
  await operationRoutes(app, { database })
  await registerSessions(app, { db, clock, publicUrl })
  await labelRoutes(app, {})
  await pageRoutes(app, { pagesDir })
  await accountRoutes(app, { db, clock, jobs, publicUrl })
  await workOnLinkRequests(jobs, { db, clock, mail, publicUrl })
  await auditRoutes(app, { db })
  await noticeRoutes(app, { db })
  await workOnNoticeMail(jobs, { ...platform, recipients: (tenantId) => listAdmins(tenantId, { db }) })
  await scheduleNoticeHousekeeping(jobs, { db, clock })
  await scheduleReseal(jobs, { db, vault: parts.vault, kinds: SEALED, log: app.log })
  await crmRoutes(app, { ...parts, registry })
  return app
}

const listAdmins = async (tenantId: TenantId, deps: { db: Database }) =>
  (await listPeople(tenantId, deps)).filter(({ role }) => role === 'admin')

type CrmRoutesInput = Omit<Parts, 'log' | 'onRoute'> & { registry: Registry }

/** Connecting an org, its credits, and the orgs that report. */
async function crmRoutes(app: App, { database, jobs, atTheEnd, ...rest }: CrmRoutesInput): Promise<void> {
  const crm = crmParts({ ...rest, jobs, db: database.db, log: app.log })
  await recoverHandshakes(database.kind === 'embedded', crm)
  await recoverDeletions(database.kind === 'embedded', crm)
  await scheduleHousekeeping(jobs, crm)
  await workOnDeletions(jobs, crm)
  await scheduleTokenHousekeeping(jobs, crm)
  await scheduleIdleLimits(jobs, crm)
  await scheduleEventLogReading(jobs, crm)
  await scheduleRollUp(jobs, crm)
  await scheduleAlerts(jobs, crm)
  const upkeep = startUpkeep(crm)
  const stop = () => upkeep.stop()
  if (atTheEnd) atTheEnd(stop)
  else app.addHook('onClose', stop)
  creditGauges(rest.registry, crm)
  leaseGauge(rest.registry, crm.gate)
  await creditRoutes(app, crm)
  await creditSettingsRoutes(app, crm)
  await usageRoutes(app, crm)
  await reconciliationRoutes(app, crm)
  await connectionRoutes(app, crm)
  await eventRoutes(app, { ...crm, isSessionAlive: (id) => isSessionAlive(id, crm) })
  await callbackRoutes(app, crm)
  await parityRoutes(app, crm)
  await workOnFingerprints(jobs, crm)
  await scheduleFingerprintHousekeeping(jobs, crm)
  await goLiveRoutes(app, crm)
  await orgApiRoutes(app, crm)
  await fingerprintRoutes(app, crm)
  await pairedOrgRoutes(app, crm)
}
