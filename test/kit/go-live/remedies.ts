import type { Cause } from '../../../companion/src/go-live/checks/causes.ts'
import type { GoLiveCheck } from '../../../companion/src/go-live/checks/checks.ts'
import { connect, type ConnectTest } from '../connections/connect.ts'
import { askApex } from '../package/ask-apex.ts'
import { control } from '../simulator/simulator.ts'
import type { Browser } from '../service/sign-in.ts'
import { accept, compareNow, continueWithout, differencesOf, look, orgWith, tenantOf } from './orgs.ts'

/** A tenant, and what its people and the admins of its orgs do. */
export type Acting = ReturnType<typeof actingOn>

/** How a cause comes about, and how its remedy is applied. */
export type Remedy = {
  line: GoLiveCheck['id']
  arrange: (acting: Acting) => Promise<unknown>
  apply: (acting: Acting) => Promise<unknown>
}

const DAILY = { credits: 700, used: 1_000, allowed: 115_000 }

/** What can be done to a tenant in a test. */
export function actingOn(test: ConnectTest) {
  const at: { admin: Browser; key: string; reportId: string } = { admin: test.admin, key: '', reportId: '' }
  const send = (method: 'POST' | 'PATCH', url: string, payload?: object) => at.admin.request({ method, url, payload })
  const organizationId = () => test.production.organizationId
  return {
    /** Connects the sandbox. */
    connectSandbox: () => connect(at.admin, test.sandbox),
    /** Reads the connected org. */
    readOrg: () => send('POST', '/api/v1/parity/fingerprints'),
    see: (environment: 'sandbox' | 'production', org = orgWith()) => look(environment, org, test),
    async compare() {
      at.reportId = await compareNow(at.admin, test)
    },
    markRead: () => send('POST', `/api/v1/parity/reports/${at.reportId}/read`),
    async acceptAll() {
      for (const { id } of await differencesOf(at.admin, at.reportId)) await accept(at.admin, id, 'It may stay so.')
    },
    continueWithout: (answer: Cause) => continueWithout(at.admin, answer),
    readPermissions: () => send('POST', '/api/v1/go-live/permissions'),
    takeRight: (...without: string[]) => control(test.sandbox, 'PUT rights', { without }),
    /** The admin of production pairs it. */
    async pair() {
      const { code } = (await send('POST', '/api/v1/pairing-codes')).json<{ code: string }>()
      const org = { organizationId: organizationId(), organizationName: 'Lindholm', environment: 'production' }
      const payload = { code, ...org }
      const paired = await test.inject({ method: 'POST', url: '/org-api/v1/pairings', payload })
      at.key = paired.json<{ key: string }>().key
    },
    /** A snapshot of production reports what the org allows. */
    report: ({ used, allowed } = DAILY) =>
      test.inject({
        method: 'PUT',
        url: '/org-api/v1/allowance',
        headers: { authorization: `Bearer ${at.key}`, 'tollbridge-organization-id': organizationId() },
        payload: { used, limit: allowed },
      }),
    /** The package in production describes the org itself. */
    async push(companionUrl: string) {
      const { code } = (await send('POST', '/api/v1/pairing-codes')).json<{ code: string }>()
      await control(test.production, 'POST pairing', { companionUrl, code })
      await askApex(test.production, 'TollbridgeFingerprintController.start', {})
    },
    async setLimit(dailyLimit: number) {
      const shown = await at.admin.request({ url: '/api/v1/credits/settings' })
      return send('PATCH', '/api/v1/credits/settings', {
        version: shown.json<{ version: number }>().version,
        dailyLimit,
      })
    },
    /** Time passes, which ends the session. */
    async pass(time: { days?: number; hours?: number }) {
      await test.giveBackLeases()
      test.clock.advance(time)
      at.admin = await test.signIn()
    },
    /** A day of work in the sandbox. */
    async spend(credits = DAILY.credits) {
      const noon = new Date(test.clock.now().getTime() - 5 * 3_600_000)
      await test.database.execute(
        `insert into credit_count (tenant_id, span, at, consumer, bucket, outcome, credits)
         values ($1, 'minute', $2, 'export', 'api', 'spent', $3)`,
        [await tenantOf(test), noon, credits],
      )
    },
    fail: async () =>
      test.database.execute(
        `insert into notice (notice_id, tenant_id, code, severity, params, about, raised_at, muted)
         values (gen_random_uuid(), $1, 'TOKEN_NOT_REVOKED', 'error', '{"orgName":"Acme"}', 'a', $2, false)`,
        [await tenantOf(test), test.clock.now()],
      ),
    /** Its cause is gone, as if a person had signed in again. */
    recover: async () =>
      test.database.execute(`update notice set resolved_at = $2 where tenant_id = $1 and resolved_at is null`, [
        await tenantOf(test),
        test.clock.now(),
      ]),
    async checkOf(line: GoLiveCheck['id']) {
      const answer = await at.admin.request({ url: '/api/v1/go-live' })
      const { checks } = answer.json<{
        checks: (Pick<GoLiveCheck, 'id' | 'cause' | 'link'> & { continued: unknown })[]
      }>()
      return checks.find(({ id }) => id === line)
    },
  }
}
