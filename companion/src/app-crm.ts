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
import { allowanceStore } from './credits/org-allowance/store.ts'
import { creditCounter } from './credits/gate/counter.ts'
import { createGate } from './credits/gate/gate.ts'
import { createHeadroom } from './credits/org-allowance/headroom.ts'
import { noticeOfShortOrg } from './credits/org-allowance/org-notice.ts'
import { reconciliationStore } from './credits/reconciliation/store.ts'
import { creditStore } from './credits/gate/store.ts'
import { usageStore } from './credits/ledger/store.ts'
import { raiseNotice, type NewNotice } from './notifications/notices.ts'
import { keyStore } from './org-api/pairing/key-store.ts'
import { pairingStore } from './org-api/pairing/store.ts'
import { goLiveGate } from './go-live/gate.ts'
import type { Clock } from './platform/clock.ts'
import type { Database } from './platform/database/database.ts'
import type { TenantId } from './platform/ids.ts'
import type { Jobs } from './platform/jobs/jobs.ts'
import type { Vault } from './platform/vault/vault.ts'
import { CLIENT_NAME, countingRefusals, createWire, fewerAtOnce, retrying } from './salesforce/index.ts'

type Write = (details: object, message: string) => void

export type CrmInput = {
  config: Config
  clock: Clock
  db: Database
  vault: Vault
  jobs: Jobs
  registry: Registry
  log: { debug: Write; warn: Write; error: Write }
}

/** Everything that connecting an org, spending credits and pairing need. */
export function crmParts({ config, clock, db, vault, jobs, registry, log }: CrmInput) {
  const salesforce = salesforceSettings(config)
  const credits = creditStore(db)
  const gate = createGate({ store: credits, clock, counter: creditCounter(registry) })
  const allowances = allowanceStore(db)
  const notify = (news: NewNotice) => raiseNotice(news, { db, clock, jobs })
  const headroom = createHeadroom({
    store: allowances,
    clock,
    notify: (org, state, usage) => notify(noticeOfShortOrg(org, { ...usage, state }, clock.now())),
  })
  const connections = connectionStore(db)
  const pairings = pairingStore(db)
  const { hosts, timeoutMs } = salesforce
  const metered = countingRefusals(createWire({ gate, headroom, hosts, timeoutMs, log }), registry)
  const wire = retrying(fewerAtOnce(metered), { sleep, random: Math.random })
  return {
    clock,
    vault,
    log,
    notify,
    salesforce,
    allowances,
    db,
    credits,
    usage: usageStore(db),
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
    jobs,
    connectedOrg: (tenantId: TenantId) => connections.ofTenant(tenantId),
    reconciliations: reconciliationStore(db),
    clientName: CLIENT_NAME,
    tokens: tokenStore(db),
    flights: singleFlight<ConnectionRow>(),
    refreshes: refreshCounter(registry),
    sleep,
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
