import { type AccountsApi, createAccounts } from './accounts/index.ts'
import type { Config } from './config.ts'
import {
  connectionNotices,
  connectionOf,
  type ConnectionsApi,
  createConnections,
  salesforceSettings,
} from './connections/index.ts'
import { createCredits, creditNotices } from './credits/index.ts'
import { createGoLive, type GoLiveApi } from './go-live/index.ts'
import { createNotifications, type NoticeTable } from './notifications/index.ts'
import { createOrgApi, type OrgApi } from './org-api/index.ts'
import { createParity } from './parity/index.ts'
import type { Platform } from './platform/deps.ts'
import { endWorkOf, forgetReadings, type Feature } from './platform/feature.ts'
import { CLIENT_NAME, createSalesforce, machineNetwork } from './salesforce/index.ts'

/** Every kind of notice, each from the feature that raises it. */
const NOTICE_KINDS: NoticeTable = { ...creditNotices, ...connectionNotices }

/**
 * Every feature of the service, in order: each is given the platform and what it may use of those before it.
 * Six ports are bound late, because the feature behind them comes later: what a person began for accounts, the
 * connected org and the kinds of work for credits, the go-live gate and the readings to forget for connections, the reported allowance for go-live.
 */
export function createFeatures(platform: Platform, config: Pick<Config, 'salesforce'>, network = machineNetwork) {
  const salesforceConfig = salesforceSettings(config.salesforce, platform.publicUrl)
  const accounts: Feature<AccountsApi> = createAccounts(platform, {
    endWorkOf: (who, { db }) => endWorkOf(list, who, { db }),
  })
  const notifications = createNotifications(platform, {
    kinds: NOTICE_KINDS,
    people: accounts.api.people,
  })
  const credits = createCredits(platform, {
    clientName: CLIENT_NAME,
    connectedOrg: (tenantId) => connectionOf(tenantId, platform),
    kindsOfWork: () => list.flatMap(({ kindsOfWork = [] }) => kindsOfWork),
  })
  const salesforce = createSalesforce(platform, { ...credits.api, ...salesforceConfig, ...network })
  const crm = { ...notifications.api, ...credits.api, ...salesforce.api, salesforce: salesforceConfig }
  const connections: Feature<ConnectionsApi> = createConnections(platform, {
    ...crm,
    ...accounts.api,
    mayGoLive: (tenantId, { db }) => goLive.api.mayGoLive(tenantId, { db }),
    forgetReadings: (tenantId, { db }) => forgetReadings(list, tenantId, { db }),
  })
  const parity = createParity(platform, { ...crm, ...connections.api })
  const goLive: Feature<GoLiveApi> = createGoLive(platform, {
    ...crm,
    ...connections.api,
    reportedAllowance: (tenantId, { db }) => orgApi.api.reportedAllowance(tenantId, { db }),
  })
  const orgApi: Feature<OrgApi> = createOrgApi(platform, { ...notifications.api, ...credits.api })
  const list: Feature[] = [accounts, notifications, credits, salesforce, connections, parity, goLive, orgApi]
  return { list, notifications, credits, connections, salesforce }
}
