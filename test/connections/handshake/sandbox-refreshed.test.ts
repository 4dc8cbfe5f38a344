import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { connection } from '../../../companion/src/connections/tables.ts'
import type { SimulatedOrgInfo } from '../../../companion/simulator/index.ts'
import { browser } from '../../kit/simulator/browser.ts'
import { control, wireCalls } from '../../kit/simulator/simulator.ts'
import {
  begin,
  codeIn,
  connect,
  connectionsOf,
  deleteConnection,
  startConnectTest,
  type ConnectTest,
  type Wish,
} from '../../kit/connections/connect.ts'

const READINGS = ['describe_cache', 'org_allowance']

describe('a sandbox that was refreshed', () => {
  let test: ConnectTest
  beforeAll(async () => {
    test = await startConnectTest()
  })
  afterAll(() => test.closeAll())
  afterEach(async () => {
    await test.settleAccounts()
    await test.database.execute('delete from notice')
    await test.jobs.run()
  })

  let old: string
  let found: string
  let lost: Pick<SimulatedOrgInfo, 'clientId' | 'clientSecret'>
  beforeEach(async () => {
    await connect(test.admin, test.sandbox)
    old = String((await connectionsOf(test.admin))[0]?.organizationId)
    found = await refresh()
    test.clock.advance({ minutes: 1 })
  })

  /** Refreshes the sandbox, and deploys the client app again, which gets other keys. */
  const refresh = async () => {
    const { clientId, clientSecret } = test.sandbox
    lost = { clientId, clientSecret }
    return Object.assign(test.sandbox, await control(test.sandbox, 'POST refresh')).organizationId
  }
  const signIn = (purpose: Wish['purpose'], wish: Partial<Wish> = {}) =>
    connect(test.admin, test.sandbox, { purpose, ...wish })
  const stored = async () => (await test.database.db.select().from(connection))[0]
  const events = async () =>
    (await test.admin.request({ url: '/api/v1/connections/events' })).json<{
      events: { event: string; organizationId: string; reason: string | null }[]
    }>().events
  const notices = async () =>
    (await test.admin.request({ url: '/api/v1/notices' })).json<{ notices: { code: string; title: string }[] }>()
      .notices
  const addReadings = () =>
    test.database.execute(`
      insert into describe_cache select tenant_id, organization_id, user_id, 'Lead', 'x', 'body' from connection;
      insert into org_allowance select tenant_id, instance_url, 1, 2, now() from connection on conflict do nothing`)
  const readingsLeft = async () => {
    const counts = []
    for (const table of READINGS) {
      const { rows } = await test.database.execute(`select count(*)::int as count from ${table}`)
      counts.push(rows[0]?.count)
    }
    return counts
  }

  it('is recognised at the sign-in with this message, and nothing is stored', async () => {
    const before = await stored()
    const { page } = await signIn('reauthorize')
    expect([page.statusCode, codeIn(page)]).toEqual([409, 'SANDBOX_REFRESHED'])
    expect(page.body).toContain('The sandbox was refreshed')
    for (const text of [old, found, new URL(test.sandbox.instanceUrl).host]) expect(page.body).toContain(text)

    expect(await connectionsOf(test.admin)).toMatchObject([
      { status: 'sandbox-refreshed', organizationId: old, foundOrganizationId: found },
    ])
    expect(await stored()).toEqual({ ...before, status: 'sandbox-refreshed', foundOrganizationId: found })
    expect((await events())[0]).toMatchObject({
      event: 'sandbox-refreshed',
      organizationId: old,
      reason: 'SANDBOX_REFRESHED',
    })
    expect(await notices()).toMatchObject([
      { code: 'SANDBOX_REFRESHED', title: `The sandbox ${test.sandbox.name} was refreshed` },
    ])
    const revoked = (await wireCalls(test.sandbox)).calls.filter(({ path }) => path.endsWith('/revoke'))
    expect(revoked.map(({ status }) => status)).toEqual([200])
  })

  it('is recognised when the connection had already lost its authorization', async () => {
    await test.database.execute(`update connection set status = 'authorization-required'`)
    expect(codeIn((await signIn('reauthorize')).page)).toBe('SANDBOX_REFRESHED')
    expect(await connectionsOf(test.admin)).toMatchObject([{ status: 'sandbox-refreshed' }])
  })

  it('K5: no longer knows the app of the connection, and is taken over with the keys of the new one (CASE-A28)', async () => {
    const { clientId } = test.sandbox
    expect(clientId).not.toBe(lost.clientId)
    const begun = await begin(test.admin, test.sandbox, { purpose: 'reauthorize', ...lost })
    const { location } = await browser(test.sandbox).authorize(begun.authorizeUrl)
    expect(location).toBeNull()
    await signIn('reauthorize')
    const { page } = await signIn('relink')
    expect(page.statusCode).toBe(200)
    expect(await stored()).toMatchObject({ clientId, organizationId: found, status: 'connected' })
  })

  it('stops all work', async () => {
    await signIn('reauthorize')
    await control(test.sandbox, 'DELETE wire-calls')
    await test.giveBackLeases()
    await test.database.execute('delete from credit_count')
    for (const job of ['idle-limits', 'tokens-housekeeping', 'read-event-log']) await test.jobs.send(job, {})
    test.clock.advance({ days: 26 })
    await test.jobs.run()
    expect((await wireCalls(test.sandbox)).total).toBe(0)
  })

  it('cannot be authorized again, and the answer says what to do', async () => {
    await signIn('reauthorize')
    await expect(begin(test.admin, test.sandbox, { purpose: 'reauthorize' })).rejects.toThrow(
      /SANDBOX_REFRESHED.*Connect the refreshed sandbox/,
    )
  })

  it('is taken over when a person confirms it: with the new org and the ledger, without the old readings', async () => {
    await signIn('reauthorize')
    await addReadings()
    await test.giveBackLeases()
    const { rows: before } = await test.database.execute('select sum(credits)::int as credits from credit_count')
    const { page } = await signIn('relink')

    expect(page.statusCode).toBe(200)
    expect(await connectionsOf(test.admin)).toMatchObject([
      {
        status: 'connected',
        organizationId: found,
        foundOrganizationId: null,
        connectedAt: test.clock.now().toISOString(),
      },
    ])
    expect(await stored()).toMatchObject({ tokenVersion: 2 })
    expect((await readingsLeft()).slice(0, 1)).toEqual([0])
    const { rows: kept } = await test.database.execute(
      `select organization_id, event from connection_event order by event_id`,
    )
    expect(kept).toEqual([
      { organization_id: old, event: 'connected' },
      { organization_id: old, event: 'sandbox-refreshed' },
      { organization_id: found, event: 'relinked' },
    ])
    await test.giveBackLeases()
    const { rows: after } = await test.database.execute('select sum(credits)::int as credits from credit_count')
    expect(Number(after[0]?.credits)).toBe(Number(before[0]?.credits) + 2)
    const audit = await test.admin.request({ url: '/api/v1/audit?action=connection.relinked' })
    expect(audit.json<{ entries: unknown[] }>().entries[0]).toMatchObject({
      by: 'Ada Admin',
      before: { organizationId: old, status: 'sandbox-refreshed' },
      after: { organizationId: found, status: 'connected' },
    })
  })

  it('forgets the allowance of the old org', async () => {
    await signIn('reauthorize')
    await test.database.execute(
      `update org_allowance set used = 99, allowed = 99, refused_at = now(), probe_at = now() + interval '1 day'`,
    )
    await signIn('relink')
    const { rows } = await test.database.execute('select used from org_allowance where used = 99')
    expect(rows).toEqual([])
  })

  it('that was refreshed a second time is taken over in its present state', async () => {
    await signIn('reauthorize')
    const newest = await refresh()
    expect((await signIn('relink')).page.statusCode).toBe(200)
    expect(await connectionsOf(test.admin)).toMatchObject([{ status: 'connected', organizationId: newest }])
  })

  it('is not replaced by an org at another address, nor by one that is not a sandbox', async () => {
    await signIn('reauthorize')
    const { page } = await connect(test.admin, test.production, {
      purpose: 'relink',
      loginHost: test.production.loginUrl,
    })
    expect(codeIn(page)).toBe('ORGANIZATION_DIFFERENT')
    expect(page.body).toContain(found)
    await control(test.sandbox, 'PUT organization', { isSandbox: false })
    expect(codeIn((await signIn('relink')).page)).toBe('ORGANIZATION_DIFFERENT')
    await control(test.sandbox, 'PUT organization', { isSandbox: true })
    expect(await connectionsOf(test.admin)).toMatchObject([{ status: 'sandbox-refreshed', foundOrganizationId: found }])
  })

  it('asks before another integration user takes over', async () => {
    await signIn('reauthorize')
    const other = { ...test.sandbox, username: 'astrid.lindqvist@lindholm.example.uat' }
    expect(codeIn((await connect(test.admin, other, { purpose: 'relink' })).page)).toBe('INTEGRATION_USER_DIFFERENT')
    expect((await connect(test.admin, other, { purpose: 'relink', allowOtherUser: true })).page.statusCode).toBe(200)
  })

  it('can be deleted instead', async () => {
    await signIn('reauthorize')
    await deleteConnection(test)
    expect(await connectionsOf(test.admin)).toEqual([])
    expect((await events())[0]).toMatchObject({ event: 'deleted', organizationId: old })
  })
})
