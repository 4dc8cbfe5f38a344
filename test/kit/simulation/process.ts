import { pino } from 'pino'
import type { PGlite } from '@electric-sql/pglite'
import { createFeatures } from '../../../companion/src/app.ts'
import type { Config } from '../../../companion/src/config.ts'
import { salesforceSettings } from '../../../companion/src/connections/index.ts'
import type { ConnectionServices } from '../../../companion/src/connections/services.ts'
import type { App } from '../../../companion/src/platform/http/http.ts'
import { assembleService } from '../../../companion/src/platform/service.ts'
import { serviceParts } from '../../../companion/src/start.ts'
import { memoryMail, type MemoryMail } from '../service/mail.ts'
import { platformOn } from '../service/services.ts'
import { testVault } from '../service/vault.ts'
import type { VirtualClock } from '../time/clock.ts'
import { databaseOf } from './database.ts'
import { jobsOf, type ProcessJobs } from './jobs.ts'
import { networkOf } from './network.ts'
import type { Order } from './order.ts'
import type { Random } from './random.ts'

/** What all processes share, and how likely the seed makes faults at the moment. */
export type Surroundings = {
  client: PGlite
  order: Order
  random: Random
  clock: VirtualClock
  config: Config
  faults: { database: number; network: number }
}

/** One process of the service. */
export type Process = {
  name: string
  app: App
  jobs: ProcessJobs
  mail: MemoryMail
  services: ConnectionServices
  /** Ends in order: no request is under way, and no job. */
  stop(): Promise<void>
}

const VAULT = testVault()
const log = pino({ level: 'silent' })

/** Starts a process whose every call to the database and to the network waits at its door. */
export async function startProcess(name: string, around: Surroundings): Promise<Process> {
  const { client, order, random, clock, config, faults } = around
  const door = { process: name, order, random }
  const database = databaseOf(client, { ...door, faults: () => faults.database })
  const jobs = jobsOf(database.db, clock)
  const sleep = (milliseconds: number) =>
    order.pass({ process: name, label: 'sleep' }, () => {
      clock.advance({ seconds: milliseconds / 1000 })
      return Promise.resolve()
    })
  const mail = memoryMail()
  const parts = { clock, jobs, mail, vault: VAULT, log, publicUrl: config.publicUrl, sleep }
  const platform = platformOn(database.db, parts)
  const features = createFeatures(platform, config, networkOf({ ...door, faults: () => faults.network }))
  const last: (() => Promise<void>)[] = []
  const outside = { platform, log, database, atTheEnd: (work: () => Promise<void>) => void last.push(work) }
  const app = await assembleService(features.list, serviceParts(config, outside))
  await app.ready()
  const { notifications, credits, connections, salesforce } = features
  return {
    name,
    app,
    jobs,
    mail,
    services: {
      ...platform,
      ...notifications.api,
      ...credits.api,
      ...connections.api,
      ...salesforce.api,
      salesforce: salesforceSettings(config.salesforce, config.publicUrl),
    },
    stop: async () => {
      await app.close()
      for (const work of last) await work()
    },
  }
}
