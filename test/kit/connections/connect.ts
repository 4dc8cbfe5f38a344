import pino from 'pino'
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { expect } from 'vitest'
import type { SimulatedOrgInfo } from '../../../companion/simulator/index.ts'
import { after } from '../../../companion/src/platform/clock.ts'
import { newId } from '../../../companion/src/platform/ids.ts'
import { browser } from '../simulator/browser.ts'
import { control, simulatorForTest } from '../simulator/simulator.ts'
import { startTestApp } from '../service/app.ts'
import { forgetHistory } from '../database/history.ts'
import type { Answer, Browser } from '../service/sign-in.ts'

/** Short enough for a test, and long enough for a busy machine. */
export const TIMEOUT_MS = 3000

export type Wish = {
  environment: 'sandbox' | 'production'
  loginHost?: string
  clientId?: string
  clientSecret?: string
  purpose?: 'connect' | 'reauthorize' | 'relink'
  allowOtherUser?: boolean
  businessName?: string
}
export type Begun = { handshakeId: string; authorizeUrl: string }

/** The service and two simulated orgs, with a signed-in admin. */
export async function startConnectTest() {
  const simulator = await simulatorForTest()
  const { production, sandbox } = simulator
  const lines: string[] = []
  const last: (() => Promise<void>)[] = []
  const service = await startTestApp({
    environment: {
      SALESFORCE_LOGIN_URL: production.loginUrl,
      SALESFORCE_SANDBOX_LOGIN_URL: sandbox.loginUrl,
      SALESFORCE_EXTRA_ORIGINS: `${production.loginUrl},${sandbox.loginUrl}`,
      SALESFORCE_TIMEOUT_MS: String(TIMEOUT_MS),
    },
    atTheEnd: (work) => last.push(work),
    log: pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) }),
  })
  const admin = await service.signIn()
  const orgs = [production, sandbox]
  let started = service.clock.now()

  /** Flushes this process's credits to the ledger, and returns its leases. */
  const giveBackLeases = async () => {
    for (const work of last) await work()
  }

  /** The counts of our ledger and of the simulated orgs. */
  const counted = async () => {
    await giveBackLeases()
    const { rows } = await service.database.execute(
      `select bucket, sum(credits)::int as credits from credit_count where outcome = 'spent' group by 1`,
    )
    const inBucket = (name: string) => Number(rows.find(({ bucket }) => bucket === name)?.credits ?? 0)
    const ledger = { api: inBucket('api'), auth: inBucket('auth') }
    const calls = await Promise.all(orgs.map(({ controlUrl }) => wireCalls(controlUrl)))
    const sum = (bucket: 'api' | 'auth') => calls.reduce((total, call) => total + call[bucket], 0)
    return { ledger, wire: { api: sum('api'), auth: sum('auth') } }
  }

  const test = {
    ...service,
    admin,
    production,
    sandbox,
    lines,
    counted,
    giveBackLeases,
    /** The closing assertion of every test: both sides counted the same. Clears all counts afterwards. */
    async settleAccounts() {
      const { ledger, wire } = await counted()
      expect(ledger).toEqual(wire)
      // Makes the stored allowance of the orgs too old to use.
      started = after(started, { seconds: 20 })
      service.clock.set(started)
      for (const table of [
        'connection',
        'handshake',
        'credit_window',
        'credit_count',
        'org_allowance',
        'work_log',
        'paired_org',
        'pairing_code',
        'accepted_difference',
      ])
        await service.database.execute(`delete from ${table}`)
      await forgetHistory(service.database)
      for (const org of orgs) {
        await control(org, 'DELETE wire-calls')
        await control(org, 'DELETE faults')
      }
    },
    async closeAll() {
      await service.close()
      await simulator.closeAndDelete()
    },
  }
  await warmUp(test)
  return test
}

/** The first visit creates the records of an org and loads jsforce, which is too slow for the time-outs of a test. */
async function warmUp(test: Warmable): Promise<void> {
  for (const org of [test.production, test.sandbox]) {
    await connect(test.admin, org)
    await test.settleAccounts()
  }
}
type Warmable = {
  admin: Browser
  production: SimulatedOrgInfo
  sandbox: SimulatedOrgInfo
  settleAccounts(): Promise<void>
}

export type ConnectTest = Awaited<ReturnType<typeof startConnectTest>>

const Counts = Type.Object({ api: Type.Integer(), auth: Type.Integer() })

async function wireCalls(controlUrl: string): Promise<{ api: number; auth: number }> {
  const answer = await fetch(`${controlUrl}/wire-calls`)
  return Value.Parse(Counts, await answer.json())
}

/** Confirms, where production is next and no sandbox ever was, that the checks are done without. */
export const goDirectly = (admin: Browser) =>
  admin.request({
    method: 'PUT',
    url: '/api/v1/go-live/unchecked/no-sandbox',
    payload: { reason: 'This test needs no sandbox.' },
  })

/** Presses Connect. Production is confirmed as the page confirms it. */
export async function begin(admin: Browser, org: SimulatedOrgInfo, wish: Partial<Wish> = {}): Promise<Begun> {
  const { environment, clientId, clientSecret } = org
  const isProduction = (wish.environment ?? environment) === 'production' && (wish.purpose ?? 'connect') === 'connect'
  if (isProduction) await goDirectly(admin)
  const confirmed = isProduction ? { businessName: 'Acme' } : {}
  const answer = await admin.request({
    method: 'POST',
    url: '/api/v1/handshakes',
    payload: { environment, clientId, clientSecret, ...confirmed, ...wish },
  })
  if (answer.statusCode !== 201) throw new Error(`POST /api/v1/handshakes: ${answer.statusCode} ${answer.body}`)
  return answer.json<Begun>()
}

/** Acts as the person in the pop-up. Returns the path to which Salesforce redirects the browser. */
export async function consent(
  org: SimulatedOrgInfo,
  { authorizeUrl }: Begun,
  decision: 'allow' | 'deny' = 'allow',
): Promise<string> {
  const { location } = await browser(org).authorize(authorizeUrl, { decision })
  const { pathname, search } = new URL(location ?? '')
  return pathname + search
}

/** The address of a sign-in page that asks for consent, also from a user who has approved the app. */
export function withConsent(authorizeUrl: string): string {
  const url = new URL(authorizeUrl)
  url.searchParams.set('prompt', 'login consent')
  return url.href
}

/** Connects an org from start to end. Returns the last page of the pop-up. */
export async function connect(admin: Browser, org: SimulatedOrgInfo, wish: Partial<Wish> = {}) {
  const begun = await begin(admin, org, wish)
  const page = await admin.request({ method: 'GET', url: await consent(org, begun) })
  return { ...begun, page }
}

/** The refusal that a page of the pop-up shows. */
export const codeIn = ({ body }: Answer): string | undefined => /<p class="code">([A-Z_]+)<\/p>/.exec(body)?.[1]

export const connectionsOf = async (admin: Browser) =>
  (await admin.request({ method: 'GET', url: '/api/v1/connections' })).json<{
    connections: Record<string, unknown>[]
  }>().connections

export const handshakeState = async (admin: Browser, handshakeId: string) =>
  (await admin.request({ method: 'GET', url: `/api/v1/handshakes/${handshakeId}` })).json<{
    state: string
    problem?: { code: string; detail: string; remedy: string }
  }>()

/** The answer of GET /connections. */
export const wholeReport = async (admin: Browser) =>
  (await admin.request({ method: 'GET', url: '/api/v1/connections' })).json<{
    connections: ({ connectionId: string; organizationId: string } & Record<string, unknown>)[]
    businessName: string
    goneLive: Record<string, unknown> | null
  }>()

/** Clicks delete, types the name, and confirms. */
export async function requestDeletion(admin: Browser, businessName = 'Acme'): Promise<Answer> {
  const [row] = (await wholeReport(admin)).connections
  const connectionId = row?.connectionId ?? newId()
  return admin.request({ method: 'DELETE', url: `/api/v1/connections/${connectionId}`, payload: { businessName } })
}

/** Deletes the connection and runs the job. */
export async function deleteConnection({ admin, jobs }: Pick<ConnectTest, 'admin' | 'jobs'>, by = admin) {
  const answer = await requestDeletion(by)
  if (answer.statusCode !== 202) throw new Error(`DELETE /api/v1/connections: ${answer.statusCode} ${answer.body}`)
  await jobs.run()
}
