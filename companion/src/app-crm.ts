import { setTimeout as sleep } from 'node:timers/promises'
import type { Registry } from 'prom-client'
import { forgetReadings } from './app-readings.ts'
import type { Config } from './config.ts'
import { connectionStore, type ConnectionRow } from './connections/connection/store.ts'
import { deletionStore } from './connections/deletion/store.ts'
import { eventStore } from './connections/connection/event-store.ts'
import { handshakeStore } from './connections/handshake/store.ts'
import { refreshCounter } from './connections/tokens/counter.ts'
import { singleFlight } from './platform/single-flight.ts'
import type { SalesforceSettings } from './connections/settings.ts'
import { tokenStore } from './connections/tokens/store.ts'
import { creditCounter } from './credits/gate/metrics.ts'
import { createGate } from './credits/gate/gate.ts'
import { createHeadroom } from './credits/org-allowance/headroom.ts'
import { raiseNotice, type NewNotice } from './notifications/notices.ts'
import { keyStore } from './org-api/pairing/key-store.ts'
import { pairingStore } from './org-api/pairing/store.ts'
import { goLiveGate } from './go-live/gate.ts'
import type { Clock } from './platform/clock.ts'
import type { Database } from './platform/database/database.ts'
import type { Platform } from './platform/deps.ts'
import type { TenantId } from './platform/ids.ts'
import type { Jobs } from './platform/jobs/jobs.ts'
import type { Log } from './platform/log.ts'
import type { Mail } from './platform/mail/mail.ts'
import type { Vault } from './platform/vault/vault.ts'
import { CLIENT_NAME, openWire } from './salesforce/index.ts'

export type CrmInput = {
  config: Config
  clock: Clock
  db: Database
  vault: Vault
  jobs: Jobs
  mail: Mail
  registry: Registry
  log: Log
}

/** Everything that connecting an org, spending credits and pairing need. */
export function crmParts({ config, registry, ...parts }: CrmInput) {
  const { db, log } = parts
  const platform: Platform = { ...parts, publicUrl: config.publicUrl, sleep }
  const salesforce = salesforceSettings(config)
  const gate = createGate({ ...platform, counter: creditCounter(registry) })
  const notify = (news: NewNotice) => raiseNotice(news, platform)
  const headroom = createHeadroom(platform)
  const connections = connectionStore(db)
  const pairings = pairingStore(db)
  const { hosts, timeoutMs } = salesforce
  const wire = openWire({ gate, headroom, hosts, timeoutMs, log, metrics: registry, sleep, random: Math.random })
  return {
    ...platform,
    notify,
    salesforce,
    gate,
    headroom,
    wire,
    handshakes: handshakeStore(db),
    connections,
    deletions: deletionStore(db),
    events: eventStore(db),
    mayGoLive: goLiveGate({ db, connections }),
    reportedAllowance: (tenantId: TenantId) => pairings.productionAllowance(tenantId),
    forgetReadings,
    connectedOrg: (tenantId: TenantId) => connections.ofTenant(tenantId),
    clientName: CLIENT_NAME,
    tokens: tokenStore(db),
    flights: singleFlight<ConnectionRow>(),
    refreshes: refreshCounter(registry),
    pairings,
    keys: keyStore(db),
  }
}

function salesforceSettings({ salesforce, publicUrl }: Config): SalesforceSettings {
  const { clientId, clientSecret, loginUrl, sandboxLoginUrl, extraOrigins, apiVersion, timeoutMs } = salesforce
  const loopback = [loginUrl, sandboxLoginUrl].filter(({ protocol }) => protocol === 'http:')
  return {
    clientId,
    clientSecret,
    loginUrls: { production: loginUrl.origin, sandbox: sandboxLoginUrl.origin },
    hosts: { extraOrigins: [...extraOrigins, ...loopback.map(({ origin }) => origin)] },
    apiVersion,
    timeoutMs,
    redirectUri: new URL('/oauth/callback', publicUrl).href,
  }
}
