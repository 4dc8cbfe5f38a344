import type { FastifyBaseLogger, InjectOptions } from 'fastify'
import { pino } from 'pino'
import { startFirst } from '../../../companion/src/accounts/people/first-start.ts'
import { createFeatures } from '../../../companion/src/app.ts'
import { readConfig, type Config } from '../../../companion/src/config.ts'
import type { OpenDatabase } from '../../../companion/src/platform/database/database.ts'
import type { Platform } from '../../../companion/src/platform/deps.ts'
import type { App } from '../../../companion/src/platform/http/http.ts'
import { assembleService, type ServiceParts } from '../../../companion/src/platform/service.ts'
import type { Vault } from '../../../companion/src/platform/vault/vault.ts'
import { serviceParts } from '../../../companion/src/start.ts'
import { virtualClock, type VirtualClock } from '../time/clock.ts'
import { openTestDatabase } from '../database/database.ts'
import { memoryJobs, type MemoryJobs } from './jobs.ts'
import { memoryMail, tokenIn, type MemoryMail } from './mail.ts'
import { signInAs, type Answer, type Browser } from './sign-in.ts'
import { platformOn } from './services.ts'
import { testVault } from './vault.ts'

export const ADMIN = { email: 'ada@example.com', password: 'correct horse battery', name: 'Ada Admin' }

const SILENT = pino({ level: 'silent' })

type Doubles = { clock: VirtualClock; jobs: MemoryJobs; mail: MemoryMail }

type Parts = { config: Config; database: OpenDatabase; vault: Vault }

export type TestApp = Parts &
  Doubles & {
    app: App
    /** The dependencies of the service, for tests that call its functions. */
    platform: Platform
    /** The features of the service. */
    features: ReturnType<typeof createFeatures>
    inject(request: InjectOptions): Promise<Answer>
    /** The browser of the first admin, signed in. */
    signIn(): Promise<Browser>
    close(): Promise<void>
  }

type Options = Partial<Omit<Parts, 'config'>> &
  Pick<ServiceParts, 'onRoute' | 'atTheEnd'> & {
    log?: FastifyBaseLogger
    environment?: Record<string, string>
    jobs?: MemoryJobs
  }

/** The whole service on a database in memory. The test controls the clock, the jobs and the mail. */
export async function startTestApp({
  environment = {},
  onRoute,
  atTheEnd,
  log = SILENT,
  ...parts
}: Options = {}): Promise<TestApp> {
  const doubles = { clock: virtualClock(), jobs: parts.jobs ?? memoryJobs(), mail: memoryMail() }
  const database = parts.database ?? (await openTestDatabase())
  const config = readConfig({
    BUSINESS_NAME: 'Acme',
    FIRST_ADMIN_EMAIL: ADMIN.email,
    FIRST_ADMIN_NAME: ADMIN.name,
    ...environment,
  })
  const all = { vault: testVault(), ...parts, ...doubles, config, database }
  const platform = platformOn(database.db, { ...doubles, vault: all.vault, log, publicUrl: config.publicUrl })
  const features = createFeatures(platform, config)
  const app = await assembleService(features.list, serviceParts(config, { platform, log, database, onRoute, atTheEnd }))
  await startFirst(config.firstStart, { db: database.db, ...doubles })
  await app.ready()
  return {
    ...all,
    app,
    platform,
    features,
    inject: (request) => app.inject(request),
    signIn: () => signInAdmin(app, doubles),
    close: async () => {
      await app.close()
      await database.close()
    },
  }
}

async function signInAdmin(app: TestApp['app'], { jobs, mail }: Doubles): Promise<Browser> {
  await jobs.run()
  const invitation = mail.sent.find(({ to }) => to === ADMIN.email)
  if (invitation)
    await app.inject({
      method: 'POST',
      url: '/api/v1/passwords',
      payload: { token: tokenIn(invitation), password: ADMIN.password },
    })
  return signInAs(app, ADMIN)
}
