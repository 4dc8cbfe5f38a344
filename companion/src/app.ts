import type { FastifyBaseLogger } from 'fastify'
import { workOnLinkRequests } from './accounts/password-links.ts'
import { accountRoutes } from './accounts/routes.ts'
import { personDoors, registerSessions } from './accounts/sessions.ts'
import type { Config } from './config.ts'
import type { Clock } from './platform/clock.ts'
import type { OpenDatabase } from './platform/database.ts'
import { createHttp, type App } from './platform/http.ts'
import type { Jobs } from './platform/jobs.ts'
import type { Mail } from './platform/mail.ts'
import { operationRoutes } from './platform/operation-routes.ts'
import type { Vault } from './platform/vault.ts'

/** What the outside world gives the service. */
export type Parts = {
  config: Config
  clock: Clock
  database: OpenDatabase
  vault: Vault
  jobs: Jobs
  mail: Mail
  log?: FastifyBaseLogger
}

/** The whole service, ready to listen: the one place that knows every part. */
export async function buildApp({ config, clock, database, jobs, mail, log }: Parts): Promise<App> {
  const { db } = database
  const { publicUrl, trustProxy } = config
  const doors = { ...personDoors({ db }), organization: async () => undefined }
  const app = await createHttp({ log, publicUrl, trustProxy, doors })
  await registerSessions(app, { db, clock, publicUrl })
  await operationRoutes(app, { database })
  await accountRoutes(app, { db, clock, jobs, publicUrl })
  await workOnLinkRequests(jobs, { db, clock, mail, publicUrl })
  return app
}
