import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { decidePlan } from '../../../companion/src/connections/handshake/plan.ts'
import { notifyAuthorizationLost } from '../../../companion/src/connections/tokens/ending.ts'
import { inConnection } from '../../../companion/src/connections/tokens/secrets.ts'
import { connection } from '../../../companion/src/connections/tables.ts'
import { control, wireCalls } from '../../kit/simulator/simulator.ts'
import {
  begin,
  codeIn,
  connect,
  connectionsOf,
  consent,
  handshakeState,
  requestDeletion,
  startConnectTest,
  type ConnectTest,
  type Wish,
} from '../../kit/connections/connect.ts'
import { refusal } from '../../kit/service/refusal.ts'
import { connectionServicesOn } from '../../kit/service/services.ts'

describe('authorizing a connection again', () => {
  let test: ConnectTest
  beforeAll(async () => {
    test = await startConnectTest()
  })
  afterAll(() => test.closeAll())
  afterEach(async () => {
    await test.settleAccounts()
    await test.jobs.run()
  })
  beforeEach(async () => {
    await connect(test.admin, test.sandbox)
    test.clock.advance({ seconds: 1 })
  })

  const OTHER_USER = 'astrid.lindqvist@lindholm.example.uat'
  const stored = async () => {
    const [row] = await test.database.db.select().from(connection)
    if (!row) throw new Error('no connection is stored')
    return row
  }
  const reauthorize = (wish: Partial<Wish> = {}, org = test.sandbox) =>
    connect(test.admin, org, { purpose: 'reauthorize', ...wish })
  const asOtherUser = () => ({ ...test.sandbox, username: OTHER_USER })
  const revokes = async () =>
    (await wireCalls(test.sandbox)).calls
      .filter(({ path }) => path.startsWith('/services/oauth2/revoke'))
      .map(({ status }) => status)
  const events = async () =>
    (await test.admin.request({ url: '/api/v1/connections/events' }))
      .json<{ events: { event: string }[] }>()
      .events.map(({ event }) => event)
  const loseAuthorization = () => test.database.execute(`update connection set status = 'authorization-required'`)

  it.each(['connected', 'authorization-required'])(
    'replaces the tokens while the connection is %s, and revokes the old ones',
    async (status) => {
      const before = await stored()
      await test.database.execute('update connection set status = $1', [status])
      const { page } = await reauthorize()

      expect(page.statusCode).toBe(200)
      const after = await stored()
      expect(after).toMatchObject({
        connectionId: before.connectionId,
        status: 'connected',
        tokenVersion: before.tokenVersion + 1,
        connectedAt: before.connectedAt,
        refreshedAt: test.clock.now(),
        userId: before.userId,
        refreshOwner: null,
      })
      const open = (row: typeof before) => test.vault.open(row.refreshToken ?? '', inConnection(row, 'refreshToken'))
      expect(open(after)).not.toBe(open(before))
      expect(await revokes()).toEqual([200])
      expect(await events()).toEqual(['reauthorized', 'connected'])
      expect((await test.counted()).wire).toEqual({ api: 2, auth: 3 })
    },
  )

  it('UX-A5 resolves the error, and says once that the connection works again', async () => {
    await test.database.execute('delete from notice')
    await loseAuthorization()
    await test.jobs.send('tokens-housekeeping', {})
    await test.jobs.run()
    test.clock.advance({ seconds: 1 })
    test.mail.sent.length = 0
    await reauthorize()
    await reauthorize()
    await test.jobs.run()

    const { notices } = (await test.admin.request({ url: '/api/v1/notices' })).json<{ notices: object[] }>()
    expect(notices).toMatchObject([
      { code: 'CONNECTION_WORKS', severity: 'info', resolvedAt: null },
      { code: 'AUTHORIZATION_REQUIRED', severity: 'error', resolvedAt: test.clock.now().toISOString() },
    ])
    expect(test.mail.sent.map(({ subject }) => subject)).toEqual([`The connection to ${test.sandbox.name} works again`])
    await test.database.execute('delete from notice')
  })

  it('UX-A5 raises no error that a new sign-in has ended by then', async () => {
    await test.database.execute('delete from notice')
    await loseAuthorization()
    const lost = await stored()
    await reauthorize()
    const cause = refusal('SALESFORCE_GRANT_INVALID')
    await notifyAuthorizationLost(lost, cause, connectionServicesOn(test.database.db, test.platform))
    expect((await test.admin.request({ url: '/api/v1/notices' })).json()).toMatchObject({ notices: [] })
  })

  it('is recorded in the audit trail', async () => {
    await loseAuthorization()
    await reauthorize()
    const answer = await test.admin.request({ url: '/api/v1/audit?action=connection.reauthorized' })
    expect(answer.json<{ entries: unknown[] }>().entries[0]).toMatchObject({
      by: 'Ada Admin',
      before: { status: 'authorization-required', integrationUser: test.sandbox.username },
      after: { status: 'connected', integrationUser: test.sandbox.username },
    })
  })

  it('resumes the work that waited for it', async () => {
    const readLimits = async () => {
      await test.database.execute('delete from org_allowance')
      await test.jobs.send('idle-limits', {})
      await test.jobs.run()
      return (await wireCalls(test.sandbox)).calls.filter(({ path }) => path.endsWith('/limits')).length
    }
    await loseAuthorization()
    expect(await readLimits()).toBe(0)
    await reauthorize()
    expect(await readLimits()).toBe(1)
  })

  it('signs in with the login host and app of the connection, unless the person chooses others', async () => {
    const { authorizeUrl } = await begin(test.admin, test.sandbox, {
      purpose: 'reauthorize',
      clientId: undefined,
      clientSecret: undefined,
    })
    const url = new URL(authorizeUrl)
    expect([url.origin, url.searchParams.get('client_id')]).toEqual([test.sandbox.loginUrl, test.sandbox.clientId])

    const given = await begin(test.admin, test.sandbox, {
      purpose: 'reauthorize',
      clientId: 'new',
      clientSecret: 'given',
    })
    expect(new URL(given.authorizeUrl).searchParams.get('client_id')).toBe('new')
  })

  it('uses the client id and secret of the connection', async () => {
    const { page } = await reauthorize({ clientId: undefined, clientSecret: undefined })
    expect(page.statusCode).toBe(200)
    const row = await stored()
    expect(test.vault.open(row.clientSecret ?? '', inConnection(row, 'clientSecret'))).toBe(test.sandbox.clientSecret)
  })

  it('sends no secret when the app of the connection has none', async () => {
    await test.database.execute(`update connection set client_secret = null, client_id = 'public'`)
    const { tenantId } = await stored()
    const salesforce = {
      clientId: 'service',
      clientSecret: 'of the service',
      hosts: { extraOrigins: [test.sandbox.loginUrl] },
    }
    const deps = connectionServicesOn(test.database.db, {
      vault: test.vault,
      salesforce: {
        ...salesforce,
        loginUrls: { sandbox: '', production: '' },
        apiVersion: '',
        timeoutMs: 1,
        redirectUri: '',
      },
    })
    const { client } = await decidePlan(tenantId, { environment: 'sandbox', purpose: 'reauthorize' }, deps)
    expect(client).toEqual({ loginOrigin: test.sandbox.loginUrl, clientId: 'public' })
  })

  it('refuses another org, names both, and revokes the new tokens', async () => {
    const { page, handshakeId } = await reauthorize({ loginHost: test.production.loginUrl }, test.production)
    expect([page.statusCode, codeIn(page)]).toEqual([409, 'ORGANIZATION_DIFFERENT'])
    for (const id of [test.sandbox.organizationId, test.production.organizationId]) expect(page.body).toContain(id)
    expect(page.body).toContain('the new access was revoked')
    expect(await handshakeState(test.admin, handshakeId)).toMatchObject({ state: 'refused' })
    expect(await connectionsOf(test.admin)).toMatchObject([{ status: 'connected' }])
    expect(await events()).toEqual(['connected'])
  })

  it('refuses an org at the same address that is not a sandbox', async () => {
    await control(test.sandbox, 'POST another-organization')
    await control(test.sandbox, 'PUT organization', { isSandbox: false })
    const { page } = await reauthorize()
    await control(test.sandbox, 'PUT organization', { isSandbox: true })
    expect(codeIn(page)).toBe('ORGANIZATION_DIFFERENT')
    expect(await connectionsOf(test.admin)).toMatchObject([{ status: 'connected', foundOrganizationId: null }])
  })

  it('refuses another integration user, names both, and accepts the new one after a confirmation', async () => {
    const before = await stored()
    const { page } = await reauthorize({}, asOtherUser())
    expect([page.statusCode, codeIn(page)]).toEqual([409, 'INTEGRATION_USER_DIFFERENT'])
    for (const name of [test.sandbox.username, OTHER_USER]) expect(page.body).toContain(name)
    expect(await stored()).toEqual(before)

    const { page: second } = await reauthorize({ allowOtherUser: true }, asOtherUser())
    expect(second.statusCode).toBe(200)
    expect(await stored()).toMatchObject({ username: OTHER_USER, tokenVersion: 2, status: 'connected' })
    const answer = await test.admin.request({ url: '/api/v1/audit?action=connection.reauthorized' })
    expect(answer.json<{ entries: unknown[] }>().entries[0]).toMatchObject({
      before: { integrationUser: test.sandbox.username },
      after: { integrationUser: OTHER_USER },
    })
  })

  it('succeeds when Salesforce does not revoke the old tokens', async () => {
    await control(test.sandbox, 'POST faults', { path: '/services/oauth2/revoke', kind: 'http-500', times: 1 })
    const { page } = await reauthorize()
    expect(page.statusCode).toBe(200)
    expect(await stored()).toMatchObject({ status: 'connected', tokenVersion: 2 })
    expect(test.lines.join()).toContain('tokens that were replaced could not be revoked')
  })

  it('is refused without a connection to authorize', async () => {
    await expect(begin(test.admin, test.sandbox, { purpose: 'relink' })).rejects.toThrow(
      /CONNECTION_STATE.*"state":"connected","event":"relinked"/,
    )
    await test.database.execute('delete from connection')
    for (const purpose of ['reauthorize', 'relink'] as const)
      await expect(begin(test.admin, test.sandbox, { purpose })).rejects.toThrow('CONNECTION_MISSING')
  })

  it('stores nothing when its callback arrives after the deletion was requested', async () => {
    const url = await consent(test.sandbox, await begin(test.admin, test.sandbox, { purpose: 'reauthorize' }))
    await requestDeletion(test.admin)
    const page = await test.admin.request({ url })
    expect(codeIn(page)).toBe('CONNECTION_STATE')
    expect(await connectionsOf(test.admin)).toMatchObject([{ status: 'deleting' }])
    expect(await revokes()).toEqual([200])
  })
})
