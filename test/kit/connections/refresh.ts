import { Registry } from 'prom-client'
import { expect } from 'vitest'
import { tenant } from '../../../companion/src/accounts/tables.ts'
import { findConnection, type ConnectionRow } from '../../../companion/src/connections/connection/store.ts'
import { refreshCounter } from '../../../companion/src/connections/tokens/counter.ts'
import type { ConnectionServices } from '../../../companion/src/connections/services.ts'
import { authorizedConnection, withSession } from '../../../companion/src/connections/tokens/session.ts'
import { inConnection } from '../../../companion/src/connections/tokens/secrets.ts'
import { connection } from '../../../companion/src/connections/tables.ts'
import { notice } from '../../../companion/src/notifications/tables.ts'
import type { Database } from '../../../companion/src/platform/database/database.ts'
import { newId, type OrganizationId, type TenantId } from '../../../companion/src/platform/ids.ts'
import type { ConnectionId } from '../../../companion/src/connections/ids.ts'
import type { Vault } from '../../../companion/src/platform/vault/vault.ts'
import { limitingConcurrency } from '../../../companion/src/salesforce/wire/concurrency.ts'
import { queryTogether } from '../../../companion/src/salesforce/api/composite.ts'
import { exchange } from '../../../companion/src/salesforce/wire/exchange.ts'
import { createWire } from '../../../companion/src/salesforce/wire/wire.ts'
import type { SimulatedOrgInfo } from '../../../companion/simulator/index.ts'
import { connect } from '../simulator/browser.ts'
import { control, query, simulatorForTest, wireCalls } from '../simulator/simulator.ts'
import { virtualClock, type VirtualClock } from '../time/clock.ts'
import { openTestDatabase, type DatabaseKind } from '../database/database.ts'
import { forgetHistory } from '../database/history.ts'
import { memoryGate } from '../credits/memory-gate.ts'
import { openHeadroom } from '../credits/open-headroom.ts'
import { connectionServicesOn, silentLog } from '../service/services.ts'
import { testVault } from '../service/vault.ts'
import { runOutWhenUnanswered } from '../time/virtual-timeout.ts'

/** Short enough for a test, and long enough for a busy machine. */
const TIMEOUT_MS = 30_000

/** Signs in to a simulated org and stores the connection of a new tenant. */
export async function storeConnection(
  org: SimulatedOrgInfo,
  { db, vault, now }: { db: Database; vault: Vault; now: Date },
): Promise<ConnectionRow> {
  const { body: tokens } = await connect(org)
  const at = { tenantId: newId<TenantId>(), connectionId: newId<ConnectionId>() }
  await db.insert(tenant).values({ tenantId: at.tenantId, businessName: 'Acme', createdAt: now })
  const [row] = await db
    .insert(connection)
    .values({
      ...at,
      status: 'connected',
      organizationId: org.organizationId as OrganizationId,
      orgName: org.name,
      orgKind: org.environment,
      environment: org.environment,
      instanceUrl: org.instanceUrl,
      loginOrigin: org.loginUrl,
      clientId: org.clientId,
      userId: '005',
      username: org.username,
      userName: 'Integration User',
      clientSecret: vault.seal(org.clientSecret, inConnection(at, 'clientSecret')),
      accessToken: vault.seal(tokens.access_token, inConnection(at, 'accessToken')),
      refreshToken: vault.seal(tokens.refresh_token, inConnection(at, 'refreshToken')),
      connectedAt: now,
      refreshedAt: now,
    })
    .returning()
  if (!row) throw new Error('no connection is stored')
  return row
}

type Shared = {
  db: Database
  vault: Vault
  clock: VirtualClock
  origins: string[]
  timeoutMs: number
}

/** The services of one process: its own gate and cache on the shared database. */
function newProcess({ db, vault, clock, origins, timeoutMs }: Shared) {
  const gate = memoryGate()
  const hosts = { extraOrigins: origins }
  const registry = new Registry()
  const metered = createWire({ exchange, gate, headroom: openHeadroom, hosts, timeoutMs, log: silentLog })
  const deps = connectionServicesOn(db, {
    gate,
    wire: limitingConcurrency(metered),
    salesforce: {
      loginUrls: { production: origins[0] ?? '', sandbox: origins[1] ?? '' },
      hosts,
      apiVersion: '67.0',
      timeoutMs,
      redirectUri: 'http://127.0.0.1:8080/oauth/callback',
    },
    vault,
    clock,
    refreshes: refreshCounter(registry),
    // Time passes only while a caller waits.
    sleep: async (ms) => {
      clock.advance({ seconds: ms / 1_000 })
      await new Promise((resolve) => setTimeout(resolve, 5))
    },
  })
  return { ...deps, gate, registry }
}
type Process = ReturnType<typeof newProcess>

/** The outcomes of a process's exchanges, from its metric. */
export async function outcomes({ registry }: Process): Promise<Record<string, number>> {
  const text = await registry.metrics()
  const lines = text.matchAll(/outcome="(?<outcome>\w+)"\} (?<count>\d+)/g)
  return Object.fromEntries(Array.from(lines, ({ groups }) => [groups?.outcome ?? '', Number(groups?.count)]))
}

/** Another host name at which the same simulated org answers. */
export const otherAddressOf = ({ loginUrl }: SimulatedOrgInfo): string => loginUrl.replace('127.0.0.1', 'localhost')

type Options = { kind?: DatabaseKind; timeoutMs?: number; vault?: Vault }

/** Simulated orgs with rotation, a database, and as many processes as a test starts. */
export async function startRefreshTest({
  kind = 'embedded',
  timeoutMs = TIMEOUT_MS,
  vault = testVault(),
}: Options = {}) {
  const [simulator, database] = await Promise.all([simulatorForTest(), openTestDatabase(kind)])
  const { sandbox: org, production } = simulator
  const { db } = database
  // The first visit creates the records of an org and loads jsforce, which is too slow for the time-outs of a test.
  await Promise.all([
    query(org, 'SELECT Name FROM Organization'),
    import('../../../companion/src/salesforce/api/jsforce-connection.ts'),
  ])
  const clock = virtualClock()
  const shared = { db, vault, clock, timeoutMs, origins: [production.loginUrl, org.loginUrl, otherAddressOf(org)] }
  const processes: Process[] = []

  const test = {
    org,
    database,
    db,
    vault,
    clock,
    timeoutMs,
    /** The notices that were raised. */
    notices: () => db.select().from(notice),
    newProcess() {
      const added = newProcess(shared)
      processes.push(added)
      return added
    },
    storeConnection: () => storeConnection(org, { db, vault, now: clock.now() }),
    row: async ({ connectionId }: ConnectionRow) => {
      const found = await findConnection(connectionId, { db })
      if (!found) throw new Error('the connection is gone')
      return found
    },
    /** Ends every session in Salesforce, so that the next call gets a 401. */
    endSessions: () => control(org, 'POST expire-access-tokens'),
    clearFaults: () => control(org, 'DELETE faults'),
    fault: (fault: Record<string, unknown>) => control(org, 'POST faults', fault),
    /** Runs an action while the org leaves the next request of a path unanswered, until it times out. */
    whileUnanswered: async <T>({ kind, path }: { kind: string; path: string }, act: () => Promise<T>) => {
      await control(org, 'POST faults', { kind, path, times: 1 })
      const hasArrived = (call: { path: string; status: number }) =>
        call.path === path && (kind !== 'hang-after' || call.status === 200)
      return runOutWhenUnanswered(async () => (await wireCalls(org)).calls.filter(hasArrived).length, act)
    },
    /** Requests of ours that the org counted, by bucket. */
    calls: async () => {
      const { api, auth } = await wireCalls(org, org.clientId)
      return { api, auth }
    },
    /** The closing assertion of every test: our gate and the org counted the same. Clears all counts afterwards. */
    async settleAccounts() {
      const entries = processes.flatMap(({ gate }) => gate.entries)
      const spent = (bucket: string) => entries.filter((one) => one.bucket === bucket && one.outcome === 'spent').length
      const calls = await test.calls()
      processes.length = 0
      await forgetHistory(database)
      await database.execute('delete from notice; delete from tenant')
      await control(org, 'DELETE wire-calls')
      await control(org, 'DELETE faults')
      expect({ api: spent('api'), auth: spent('auth') }).toEqual(calls)
    },
    /** The test's own sign-in does not count as a request of the service. */
    async begin() {
      const row = await test.storeConnection()
      await test.forgetCalls()
      return row
    },
    forgetCalls: () => control(org, 'DELETE wire-calls'),
    async closeAll() {
      await database.close()
      await simulator.closeAndDelete()
    },
  }
  return test
}

export type RefreshTest = Awaited<ReturnType<typeof startRefreshTest>>

/** Calls the API as the features do. Returns the name of the org. */
export const readName = async ({ tenantId }: ConnectionRow, deps: ConnectionServices): Promise<unknown> =>
  withSession(
    { connection: await authorizedConnection(tenantId, deps), consumer: 'status', purpose: 'query' },
    async (session) => (await queryTogether({ org: 'SELECT Name FROM Organization' }, session)).org[0],
    deps,
  )
