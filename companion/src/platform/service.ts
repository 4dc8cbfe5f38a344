import type { FastifyBaseLogger, RouteOptions } from 'fastify'
import { scheduleAuditHousekeeping, type Retention } from './audit/retention.ts'
import type { OpenDatabase } from './database/database.ts'
import type { Platform } from './deps.ts'
import type { Feature } from './feature.ts'
import type { Authenticators } from './http/access.ts'
import { auditRoutes } from './http/routes/audit.ts'
import { createHttp, type App } from './http/http.ts'
import { labelRoutes } from './http/routes/labels.ts'
import { metricsRoutes } from './http/routes/metrics.ts'
import { describeRoutes } from './http/routes/openapi.ts'
import { operationRoutes } from './http/routes/operation.ts'
import { pageIn, pageRoutes } from './http/routes/pages.ts'
import { logRequests } from './http/request-log.ts'
import { sealedMail } from './mail/reseal.ts'
import { platformRefusals } from './refusals/catalogue.ts'
import { mergeRefusals } from './refusals/errors.ts'
import { requireEveryKey, resealSoon, scheduleReseal } from './vault/reseal.ts'
import type { SealedKind } from './vault/reseal-kinds.ts'

export type ServiceParts = {
  platform: Platform
  log: FastifyBaseLogger
  database: OpenDatabase
  trustProxy?: boolean | string
  /** How long the audit trail is kept. */
  auditRetention: Retention
  /** The token that reads the metrics. Without one they are open, on a service that only this machine reaches. */
  metricsToken?: string
  onlyThisMachine: boolean
  /** Where the built pages are. */
  pagesDir: string
  /** Takes work to be done after the last request and the last job; otherwise it is done when the server closes. */
  atTheEnd?: (work: () => Promise<void>) => void
  /** Called with every route as it is added. */
  onRoute?: (route: RouteOptions) => void
}

/** Every place of the database that holds sealed texts. */
export const sealedKinds = (features: readonly Feature[]): SealedKind[] => [
  ...features.flatMap(({ sealed = [] }) => sealed),
  sealedMail,
]

/**
 * Puts the features behind one web server, in their order, ready to listen.
 * Refuses to start when two features bring the same refusal code, when no feature recognises the callers of a route, and
 * without a vault key that something in the database is sealed with.
 */
export async function assembleService(features: readonly Feature[], parts: ServiceParts): Promise<App> {
  const { platform, log, trustProxy, onRoute, pagesDir } = parts
  const { db, vault, jobs, publicUrl } = platform
  const kinds = sealedKinds(features)
  mergeRefusals([platformRefusals, ...features.map(({ refusals = {} }) => refusals)])
  await requireEveryKey({ db, vault, kinds })
  const authenticators = features.reduce<Authenticators>((all, feature) => ({ ...all, ...feature.authenticators }), {})
  const notFoundPage = pageIn(pagesDir)
  const app = await createHttp({ log, publicUrl, trustProxy, authenticators, notFoundPage, onRoute })
  await platformRoutes(app, features, parts)
  await scheduleReseal(jobs, { db, vault, kinds, log })
  await scheduleAuditHousekeeping(jobs, { ...platform, ...parts.auditRetention })
  for (const feature of features) await addFeature(app, feature, parts)
  return app
}

async function platformRoutes(app: App, features: readonly Feature[], { pagesDir, ...parts }: ServiceParts) {
  const { platform, database } = parts
  logRequests(app)
  await describeRoutes(app)
  await metricsRoutes(app, { ...parts, registry: platform.metrics })
  await operationRoutes(app, { database })
  await labelRoutes(app, {})
  await pageRoutes(app, { pagesDir, pages: features.flatMap(({ pages = [] }) => pages) })
  await auditRoutes(app, { ...platform, ...parts.auditRetention })
}

async function addFeature(app: App, feature: Feature, { database, atTheEnd }: ServiceParts): Promise<void> {
  await feature.recover?.(database.kind === 'embedded')
  await feature.jobs?.()
  await feature.routes?.(app)
  const { stop } = feature
  if (!stop) return
  if (atTheEnd) atTheEnd(stop)
  else app.addHook('onClose', stop)
}

/** Sends the jobs that a start begins with; call it once jobs are running. */
export async function resumeWork(features: readonly Feature[], { jobs }: Pick<Platform, 'jobs'>): Promise<void> {
  await resealSoon(jobs)
  for (const feature of features) await feature.resume?.()
}
