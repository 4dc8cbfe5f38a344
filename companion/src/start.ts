import type { Logger } from 'pino'
import { startFirst } from './accounts/people/first-start.ts'
import { buildApp, resumeDeletions, type Parts } from './app.ts'
import { SEALED } from './app-vault.ts'
import type { Config } from './config.ts'
import { createBossJobs, type RunningJobs } from './platform/jobs/boss-jobs.ts'
import { systemClock } from './platform/clock.ts'
import type { OpenDatabase } from './platform/database/database.ts'
import type { App } from './platform/http/http.ts'
import { listen } from './platform/http/listen.ts'
import { migrate } from './platform/database/migrations.ts'
import { queuedMail, workOnMail } from './platform/mail/queued-mail.ts'
import { requireEveryKey, resealSoon } from './platform/vault/reseal.ts'
import { smtpPost } from './platform/mail/smtp.ts'
import { openVault } from './platform/vault/open.ts'

type Outside = { log: Logger; database: OpenDatabase }

export type Service = { stop(): Promise<void> }

/** Brings the service up, in order; whatever was opened is closed again if a later step fails. */
export async function startService(config: Config, { log, database }: Outside): Promise<Service> {
  await using stack = new AsyncDisposableStack()
  stack.defer(() => database.close())
  await migrate(database.db)
  const jobs = await createBossJobs(database, log)
  const last: (() => Promise<void>)[] = []
  stack.defer(async () => {
    await Promise.all(last.map((work) => work()))
  })
  const app = await assemble({ config, log, database, jobs, atTheEnd: (work) => last.push(work) })
  stack.defer(() => jobs.stop())
  stack.defer(() => app.close())
  await jobs.start()
  await resealSoon(jobs)
  await resumeDeletions(jobs)
  await welcome({ config, log, database, jobs })
  await listen(app, config)
  const closing = stack.move()
  return { stop: () => closing.disposeAsync() }
}

type Assembly = { config: Config; log: Logger; database: OpenDatabase; jobs: RunningJobs }

async function assemble(parts: Assembly & Pick<Parts, 'atTheEnd'>): Promise<App> {
  const { config, database, jobs } = parts
  const vault = await openVault(config.vault, database)
  await requireEveryKey({ db: database.db, vault, kinds: SEALED })
  const mail = queuedMail({ jobs, vault })
  if (config.mail.smtpUrl) await workOnMail({ jobs, vault, post: smtpPost(config.mail) })
  return buildApp({ ...parts, clock: systemClock, vault, mail })
}

/** The first start of all; says what is missing for anybody to sign in. */
async function welcome({ config, log, database: { db }, jobs }: Assembly): Promise<void> {
  const result = await startFirst(config.firstStart, { db, clock: systemClock, jobs })
  if (result === 'nobody')
    log.warn(
      'nobody can sign in: start with BUSINESS_NAME, FIRST_ADMIN_EMAIL and SMTP_URL set to mail the first admin a link',
    )
  if (!config.mail.smtpUrl) log.warn('SMTP_URL is not set: mail is kept and sent once it is')
}
