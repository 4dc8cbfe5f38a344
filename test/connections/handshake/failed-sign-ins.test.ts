import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { tenant } from '../../../companion/src/accounts/tables.ts'
import { deleteOldFailures, readFailedSignIns } from '../../../companion/src/connections/handshake/failed-sign-ins.ts'
import { recoverHandshakes, tidyHandshakes } from '../../../companion/src/connections/handshake/housekeeping.ts'
import {
  addHandshake,
  deleteExpired,
  endAsRefused,
  interruptHandshakesOf,
  startExchange,
} from '../../../companion/src/connections/handshake/store.ts'
import type { HandshakeId } from '../../../companion/src/connections/ids.ts'
import { after, before } from '../../../companion/src/platform/clock.ts'
import type { OpenDatabase } from '../../../companion/src/platform/database/database.ts'
import { newId, type TenantId } from '../../../companion/src/platform/ids.ts'
import {
  begin,
  connect,
  consent,
  startConnectTest,
  wholeReport,
  type Begun,
  type ConnectTest,
  withConsent,
} from '../../kit/connections/connect.ts'
import { describeOnBoth, openTestDatabase } from '../../kit/database/database.ts'
import { connectionServicesOn } from '../../kit/service/services.ts'
import { refusal } from '../../kit/service/refusal.ts'

const NOW = new Date('2026-03-02T09:00:00Z')

describeOnBoth('K3: the history of failed sign-ins', (kind) => {
  let database: OpenDatabase
  let tenantId: TenantId
  beforeAll(async () => {
    database = await openTestDatabase(kind)
  })
  afterAll(() => database.close())

  const newTenant = async () => {
    const added = newId<TenantId>()
    await database.db.insert(tenant).values({ tenantId: added, businessName: 'Acme', createdAt: NOW })
    return added
  }
  async function addWaiting(of: TenantId) {
    const handshakeId = newId<HandshakeId>()
    await addHandshake(
      {
        handshakeId,
        tenantId: of,
        state: 'waiting',
        environment: 'sandbox',
        oauthStateHash: newId(),
        browserHash: newId(),
        loginOrigin: 'https://acme.my.salesforce.com',
        clientId: 'app',
        personName: 'Ada Admin',
        expiresAt: after(NOW, { minutes: 10 }),
      },
      database,
    )
    return handshakeId
  }
  async function addFailed(of: TenantId, at: Date) {
    const handshakeId = await addWaiting(of)
    await startExchange(handshakeId, at, database)
    await endAsRefused(
      handshakeId,
      refusal('SALESFORCE_APP_BLOCKED', { salesforceCode: 'OAUTH_APP_BLOCKED' }),
      database,
    )
    return handshakeId
  }
  const kept = (of: TenantId) => readFailedSignIns(of, database)

  it('names who signed in where, what for, and the cause', async () => {
    tenantId = await newTenant()
    const handshakeId = await addFailed(tenantId, NOW)
    expect(await kept(tenantId)).toMatchObject([
      {
        handshakeId,
        at: NOW,
        purpose: 'connect',
        environment: 'sandbox',
        loginHost: 'acme.my.salesforce.com',
        by: 'Ada Admin',
        cause: { code: 'SALESFORCE_APP_BLOCKED' },
      },
    ])
    expect(await kept(await newTenant())).toEqual([])
  })

  it('holds an exchange that was interrupted, and no sign-in that never came back', async () => {
    tenantId = await newTenant()
    await addWaiting(tenantId)
    const exchanging = await addWaiting(tenantId)
    await startExchange(exchanging, NOW, database)
    await interruptHandshakesOf(tenantId, database)
    expect(await kept(tenantId)).toMatchObject([{ handshakeId: exchanging, cause: { code: 'HANDSHAKE_INTERRUPTED' } }])
  })

  it('outlives the handshake, forgets what is old, and keeps the newest 50 of each tenant', async () => {
    const [busy, quiet] = [await newTenant(), await newTenant()]
    const old = await addFailed(quiet, before(NOW, { days: 90 }))
    await addFailed(quiet, before(NOW, { days: 89 }))
    for (let count = 0; count < 55; count += 1) await addFailed(busy, before(NOW, { minutes: count }))
    await deleteExpired(after(NOW, { days: 1 }), database)
    await Promise.all([1, 2].map(() => deleteOldFailures(before(NOW, { days: 90 }), database)))
    expect((await kept(quiet)).map(({ handshakeId }) => handshakeId)).not.toContain(old)
    expect(await kept(quiet)).toHaveLength(1)
    const { rows } = await database.execute('select failed_at from handshake where tenant_id = $1', [busy])
    expect(rows).toHaveLength(50)
    expect((await kept(busy)).at(-1)?.at).toEqual(before(NOW, { minutes: 49 }))
  })
})

describe('K3: GET /api/v1/connections/events', () => {
  let test: ConnectTest
  beforeAll(async () => {
    test = await startConnectTest()
  })
  afterAll(() => test.closeAll())
  afterEach(() => test.settleAccounts())

  const failedSignIns = async (language = 'en') => {
    const answer = await test.admin.request({
      method: 'GET',
      url: '/api/v1/connections/events',
      headers: { 'accept-language': language },
      cookies: { tollbridge_language: language },
    })
    return answer.json<{ failedSignIns: Record<string, unknown>[] }>().failedSignIns
  }
  /** Salesforce shows its approval page again, where the person denies. */
  const deny = async ({ handshakeId, authorizeUrl }: Begun) => {
    const begun = { handshakeId, authorizeUrl: withConsent(authorizeUrl) }
    return test.admin.request({ method: 'GET', url: await consent(test.sandbox, begun, 'deny') })
  }

  it('tells of a sign-in that Salesforce refused, in the language of the reader', async () => {
    await deny(await begin(test.admin, test.sandbox))
    expect(await failedSignIns()).toMatchObject([
      {
        purpose: 'connect',
        environment: 'sandbox',
        by: 'Ada Admin',
        cause: { code: 'SALESFORCE_CONSENT_DENIED', title: 'Access was denied' },
      },
    ])
    const [swedish] = await failedSignIns('sv')
    expect(swedish).toMatchObject({ cause: { code: 'SALESFORCE_CONSENT_DENIED' } })
    expect(swedish?.cause).not.toMatchObject({ title: 'Access was denied' })
  })

  it('tells of a sign-in to the wrong kind of org, and still does after a day', async () => {
    await connect(test.admin, test.sandbox, { environment: 'production', loginHost: test.sandbox.loginUrl })
    test.clock.advance({ hours: 24 })
    await tidyHandshakes(connectionServicesOn(test.database.db, { clock: test.clock }))
    test.clock.advance({ hours: -24 })
    expect(await failedSignIns()).toMatchObject([{ cause: { code: 'ENVIRONMENT_MISMATCH' } }])
  })

  it('says nothing of a sign-in that succeeded, and changes no state', async () => {
    await connect(test.admin, test.sandbox)
    await deny(await begin(test.admin, test.sandbox, { purpose: 'reauthorize' }))
    expect(await failedSignIns()).toMatchObject([{ purpose: 'reauthorize' }])
    expect((await wholeReport(test.admin)).connections).toMatchObject([{ status: 'connected' }])
  })

  it('does not grow by what a stranger sends to the callback', async () => {
    const begun = await begin(test.admin, test.sandbox)
    const url = await consent(test.sandbox, begun)
    for (const address of [url, url, '/oauth/callback?error=access_denied', '/oauth/callback?state=made-up&code=1'])
      await test.app.inject({ method: 'GET', url: address })
    expect(await failedSignIns()).toEqual([])
    await test.admin.request({ method: 'GET', url })
    await recoverHandshakes(true, connectionServicesOn(test.database.db, { clock: test.clock }))
    expect(await failedSignIns()).toEqual([])
  })
})
