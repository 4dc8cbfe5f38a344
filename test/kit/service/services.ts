import { Registry } from 'prom-client'
import { createFeatures } from '../../../companion/src/app.ts'
import type { Config } from '../../../companion/src/config.ts'
import { salesforceSettings } from '../../../companion/src/connections/index.ts'
import type { ConnectionServices } from '../../../companion/src/connections/services.ts'
import { learnedVersions } from '../../../companion/src/connections/tokens/api-version.ts'
import { refreshCounter } from '../../../companion/src/connections/tokens/counter.ts'
import type { CreditServices } from '../../../companion/src/credits/services.ts'
import { CONSUMERS } from '../../../companion/src/credits/spending.ts'
import type { Database } from '../../../companion/src/platform/database/database.ts'
import type { Platform } from '../../../companion/src/platform/deps.ts'
import type { Log } from '../../../companion/src/platform/log.ts'
import { singleFlight } from '../../../companion/src/platform/single-flight.ts'
import { virtualClock } from '../time/clock.ts'
import { memoryJobs } from './jobs.ts'
import { memoryMail } from './mail.ts'
import { memoryGate, memoryHeadroom } from '../credits/memory-gate.ts'
import { testVault } from './vault.ts'

export const silentLog: Log = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
}

/** The platform on a database, with a double for everything that a test does not pass. */
export const platformOn = (db: Database, parts: Partial<Platform> = {}): Platform => ({
  db,
  clock: virtualClock(),
  log: silentLog,
  jobs: memoryJobs(),
  mail: memoryMail(),
  vault: testVault(),
  publicUrl: new URL('http://127.0.0.1:8080'),
  sleep: () => Promise.resolve(),
  metrics: new Registry(),
  ...parts,
})

/** The platform with the guards of credits, which by default allow everything. */
export const creditServicesOn = (db: Database, parts: Partial<CreditServices> = {}): CreditServices => ({
  ...platformOn(db),
  gate: memoryGate(),
  headroom: memoryHeadroom(),
  clientName: 'Tollbridge',
  consumers: () => CONSUMERS,
  ...parts,
})

/** Everything that calls Salesforce, without the web server, as in another process of the service. */
export function openServices(config: Config, platform: Platform) {
  const { notifications, credits, connections, salesforce } = createFeatures(platform, config)
  return {
    ...platform,
    ...notifications.api,
    ...credits.api,
    ...connections.api,
    ...salesforce.api,
    salesforce: salesforceSettings(config.salesforce, config.publicUrl),
  }
}

/** The services with a client for Salesforce, which throws unless the test passes its own. */
export const connectionServicesOn = (db: Database, parts: Partial<ConnectionServices> = {}): ConnectionServices => ({
  ...creditServicesOn(db),
  wire: () => Promise.reject(new Error('this test sends nothing to Salesforce')),
  salesforce: {
    loginUrls: { production: 'https://login.salesforce.com', sandbox: 'https://test.salesforce.com' },
    hosts: { extraOrigins: [] },
    apiVersion: '67.0',
    timeoutMs: 1_000,
    redirectUri: 'http://127.0.0.1:8080/oauth/callback',
  },
  flights: singleFlight(),
  refreshes: refreshCounter(new Registry()),
  versions: learnedVersions({ clock: virtualClock() }),
  forgetReadings: () => Promise.resolve(),
  mayGoLive: () => Promise.resolve(undefined),
  ...parts,
})
