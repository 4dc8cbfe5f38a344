import { setTimeout as sleep } from 'node:timers/promises'
import { Registry } from 'prom-client'
import type { Logger } from 'pino'
import { startFirst } from './accounts/index.ts'
import { createFeatures } from './app.ts'
import { isLoopback, type Config } from './config.ts'
import { systemClock } from './platform/clock.ts'
import type { OpenDatabase } from './platform/database/database.ts'
import { migrate } from './platform/database/migrations.ts'
import type { Platform } from './platform/deps.ts'
import { listen } from './platform/http/listen.ts'
import { doCommand, openDoor } from './operator/index.ts'
import { createBossJobs, type RunningJobs } from './platform/jobs/boss-jobs.ts'
import { queuedMail, workOnMail } from './platform/mail/queued-mail.ts'
import { smtpPost } from './platform/mail/smtp.ts'
import { assembleService, resumeWork, type ServiceParts } from './platform/service.ts'
import { openVault } from './platform/vault/open.ts'

type Outside = { log: Logger; database: OpenDatabase }

export type Service = { stop(): Promise<void> }

/** Brings the service up, in order; whatever was opened is closed again if a later step fails. */
export async function startService(config: Config, { log, database }: Outside): Promise<Service> {
  await using stack = new AsyncDisposableStack()
  stack.defer(() => database.close())
  await database.withoutTimeLimits(migrate)
  const jobs = await createBossJobs(database, log)
  const last: (() => Promise<void>)[] = []
  stack.defer(async () => {
    await Promise.all(last.map((work) => work()))
  })
  const platform = await createPlatform(config, { log, database, jobs })
  const { list } = createFeatures(platform, config)
  const app = await assembleService(
    list,
    serviceParts(config, { platform, log, database, atTheEnd: (work) => last.push(work) }),
  )
  stack.defer(() => jobs.stop())
  stack.defer(() => app.close())
  await jobs.start()
  await resumeWork(list, platform)
  await welcome(config, platform)
  if (database.kind === 'embedded') stack.defer(await openOperatorDoor(config, platform))
  await listen(app, config)
  const closing = stack.move()
  return { stop: () => closing.disposeAsync() }
}

/** How the configuration says that the features are served. */
export const serviceParts = (
  { trustProxy, metricsToken, pagesDir, publicUrl, auditRetention }: Config,
  parts: Pick<ServiceParts, 'platform' | 'log' | 'database' | 'atTheEnd' | 'onRoute'>,
): ServiceParts => ({
  ...parts,
  trustProxy,
  metricsToken,
  pagesDir,
  auditRetention,
  onlyThisMachine: isLoopback(publicUrl),
})

type PlatformParts = Outside & { jobs: RunningJobs }

async function createPlatform(config: Config, { log, database, jobs }: PlatformParts): Promise<Platform> {
  const vault = await openVault(config.vault, database)
  const mail = queuedMail({ jobs, vault })
  if (config.mail.smtpUrl) await workOnMail({ jobs, vault, post: smtpPost(config.mail), log })
  const { db } = database
  return { db, clock: systemClock, vault, jobs, mail, log, metrics: new Registry(), publicUrl: config.publicUrl, sleep }
}

/** Commands of the operator come through this process, which holds the embedded database alone. */
const openOperatorDoor = ({ dataDir }: Config, platform: Platform): Promise<() => Promise<void>> =>
  openDoor(dataDir, { answer: (command) => doCommand(command, platform), log: platform.log })

/** On the first start, creates the tenant and its admin. Warns while no person can sign in or mail cannot leave. */
async function welcome({ firstStart, mail }: Config, platform: Platform): Promise<void> {
  const result = await startFirst(firstStart, platform)
  if (result === 'nobody')
    platform.log.warn(
      {},
      'nobody can sign in: start with BUSINESS_NAME, FIRST_ADMIN_EMAIL and SMTP_URL set to mail the first admin a link',
    )
  if (!mail.smtpUrl) platform.log.warn({}, 'SMTP_URL is not set: mail is kept and sent once it is')
}
