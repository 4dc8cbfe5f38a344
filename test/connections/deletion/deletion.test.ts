import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { resumeDeletions } from '../../../companion/src/connections/deletion/deletion.ts'
import { inConnection } from '../../../companion/src/connections/tokens/secrets.ts'
import { connection } from '../../../companion/src/connections/tables.ts'
import { newId } from '../../../companion/src/platform/ids.ts'
import type { OpenDatabase } from '../../../companion/src/platform/database/database.ts'
import { leave } from '../../kit/credits/ledger.ts'
import { control, wireCalls } from '../../kit/simulator/simulator.ts'
import { dumpRows } from '../../kit/database/dump.ts'
import {
  begin,
  connect,
  connectionsOf,
  deleteConnection,
  requestDeletion,
  startConnectTest,
  wholeReport,
  type ConnectTest,
} from '../../kit/connections/connect.ts'

const REVOKE = '/services/oauth2/revoke'

describe('the deletion of a connection', () => {
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
  beforeEach(() => connect(test.admin, test.sandbox))

  const storedRow = async () => {
    const [row] = await test.database.db.select().from(connection)
    if (!row) throw new Error('no connection is stored')
    return row
  }
  const openedTokens = async () => {
    const row = await storedRow()
    const open = (field: 'accessToken' | 'refreshToken' | 'clientSecret') =>
      test.vault.open(row[field] ?? '', inConnection(row, field))
    return { access: open('accessToken'), refresh: open('refreshToken'), secret: open('clientSecret') }
  }
  const history = async () =>
    (await test.admin.request({ url: '/api/v1/connections/events' })).json<{ events: Record<string, unknown>[] }>()
      .events
  const audited = async (action: string) =>
    (await test.admin.request({ url: `/api/v1/audit?action=connection.${action}` })).json<{
      entries: Record<string, unknown>[]
    }>().entries[0]
  const notices = async () =>
    (await test.admin.request({ url: '/api/v1/notices' })).json<{ notices: Record<string, unknown>[] }>().notices
  const revokes = async () =>
    (await wireCalls(test.sandbox)).calls.filter(({ path }) => path.startsWith(REVOKE)).map(({ status }) => status)
  /** Retries jobs that failed or lost their process, as the queue does after a while. */
  const tryAgain = async () => {
    await resumeDeletions(test.jobs)
    await test.jobs.run()
  }

  it('is refused without the exact name of the business, and changes nothing', async () => {
    for (const name of ['', 'acme', 'Acme Inc']) {
      const answer = await requestDeletion(test.admin, name)
      expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([400, 'BUSINESS_NAME_DIFFERENT'])
      expect(answer.json<{ remedy: string }>().remedy).toContain('Acme')
    }
    expect(await connectionsOf(test.admin)).toMatchObject([{ status: 'connected', deletion: null }])
    expect(test.jobs.waiting().filter(({ name }) => name === 'connection-deletion')).toEqual([])
  })

  it('is refused for a connection of another tenant', async () => {
    const url = `/api/v1/connections/${newId()}`
    const answer = await test.admin.request({ method: 'DELETE', url, payload: { businessName: 'Acme' } })
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([404, 'NOT_FOUND'])
  })

  it('shows at once, keeps the secrets for the revoke, and refuses a new connection until it ends', async () => {
    const at = test.clock.now().toISOString()
    const answer = await requestDeletion(test.admin, '\u3000Acme\u00a0')
    expect(answer.statusCode).toBe(202)
    expect(await connectionsOf(test.admin)).toMatchObject([
      { status: 'deleting', deletion: { requestedAt: at, requestedBy: 'Ada Admin', tokensRevoked: null } },
    ])
    expect(await openedTokens()).toMatchObject({ secret: test.sandbox.clientSecret })
    await expect(begin(test.admin, test.production)).rejects.toThrow(
      /CONNECTION_EXISTS.*Deletion of the present connection is in progress.*"state":"deleting"/,
    )
    const again = await requestDeletion(test.admin)
    expect([again.statusCode, again.json()]).toMatchObject([
      409,
      { code: 'CONNECTION_STATE', params: { state: 'deleting', event: 'deletion-requested' } },
    ])
    await test.jobs.run()
    expect(await connectionsOf(test.admin)).toEqual([])
    await expect(begin(test.admin, test.sandbox)).resolves.toHaveProperty('authorizeUrl')
  })

  it('C11 revokes at Salesforce, then removes secrets and readings, and keeps counts and notices', async () => {
    await addReadings(test.database)
    await test.giveBackLeases()
    await deleteConnection(test)

    expect(await revokes()).toEqual([200])
    expect(await history()).toMatchObject([
      { event: 'deleted', from: 'deleting', to: 'none', reason: null, by: null },
      { event: 'deletion-requested', from: 'connected', to: 'deleting', by: 'Ada Admin' },
      { event: 'connected', from: 'none', to: 'connected', by: 'Ada Admin', environment: 'sandbox' },
    ])
    expect(await countsOf(test.database, GONE)).toEqual([0, 0, 0])
    expect(Math.min(...(await countsOf(test.database, KEPT)))).toBeGreaterThan(0)
    expect(await notices()).toEqual([])
  })

  it('A6 is in the audit trail, with the former state of the connection', async () => {
    await deleteConnection(test)
    const org = { organizationId: test.sandbox.organizationId, environment: 'sandbox', orgKind: 'sandbox' }
    expect(await audited('connected')).toMatchObject({
      action: 'connection.connected',
      by: 'Ada Admin',
      before: null,
      after: org,
    })
    expect(await audited('deletion-requested')).toMatchObject({
      action: 'connection.deletion-requested',
      by: 'Ada Admin',
      before: { ...org, status: 'connected' },
      after: { ...org, status: 'deleting' },
    })
    expect(await audited('deleted')).toMatchObject({
      action: 'connection.deleted',
      by: null,
      before: { ...org, status: 'deleting', tokensRevoked: 'yes' },
      after: null,
    })
  })

  it.each(['http-500', 'http-503', 'reset', 'hang'])(
    'C11 continues after three tries when Salesforce does not revoke the tokens (%s), and says so',
    async (kind) => {
      await control(test.sandbox, 'POST faults', { path: REVOKE, kind })
      await requestDeletion(test.admin)
      for (const left of [2, 1]) {
        await expect(test.jobs.run()).rejects.toThrow('SALESFORCE_')
        expect(await storedRow(), `${left} left`).toMatchObject({ status: 'deleting', tokensRevoked: null })
        expect((await storedRow()).refreshToken).not.toBeNull()
        await resumeDeletions(test.jobs)
      }
      await test.jobs.run()

      expect(await revokes()).toHaveLength(3)
      expect(await connectionsOf(test.admin)).toEqual([])
      expect(await history()).toMatchObject([{ event: 'deleted', reason: 'TOKEN_NOT_REVOKED' }, {}, {}])
      expect(await audited('deleted')).toMatchObject({ before: { tokensRevoked: 'no' }, after: null })
      expect(await notices()).toMatchObject([
        {
          code: 'TOKEN_NOT_REVOKED',
          severity: 'warning',
          title: `Salesforce did not revoke the access to ${test.sandbox.name}`,
          remedy: expect.stringContaining('Connected Apps OAuth Usage'),
        },
      ])
    },
  )

  it('continues after the first try that Salesforce answers', async () => {
    await control(test.sandbox, 'POST faults', { path: REVOKE, kind: 'http-500', times: 1 })
    await requestDeletion(test.admin)
    await expect(test.jobs.run()).rejects.toThrow('SALESFORCE_UNAVAILABLE')
    await tryAgain()
    expect(await revokes()).toEqual([500, 200])
    expect(await history()).toMatchObject([{ event: 'deleted', reason: null }, {}, {}])
    expect(await notices()).toEqual([])
  })

  it('treats a token that Salesforce no longer knows as revoked', async () => {
    Object.assign(test.sandbox, await control(test.sandbox, 'POST refresh'))
    await deleteConnection(test)
    expect(await revokes()).toEqual([400])
    expect(await audited('deleted')).toMatchObject({ before: { tokensRevoked: 'yes' } })
  })

  it('continues without any credit left', async () => {
    const { tenantId } = await storedRow()
    await test.giveBackLeases()
    await leave(0, tenantId, test)
    await requestDeletion(test.admin)
    for (let round = 0; round < 2; round += 1) {
      await expect(test.jobs.run()).rejects.toThrow('CREDIT_LIMIT_REACHED')
      await resumeDeletions(test.jobs)
    }
    await test.jobs.run()
    expect(await connectionsOf(test.admin)).toEqual([])
    expect(await revokes()).toEqual([])
    expect(await notices()).toMatchObject([{ code: 'TOKEN_NOT_REVOKED' }])
  })

  it('waits for a token exchange in flight, and revokes the tokens that it returns', async () => {
    const until = new Date(test.clock.now().getTime() + 60_000).toISOString()
    await test.database.execute('update connection set refresh_owner = gen_random_uuid(), refresh_until = $1', [until])
    await requestDeletion(test.admin)
    await expect(test.jobs.run()).rejects.toThrow('TOKEN_REFRESH_BUSY')
    expect(await storedRow()).toMatchObject({ status: 'deleting', revokeTries: 0 })
    test.clock.advance({ minutes: 1 })
    await tryAgain()
    expect(await revokes()).toEqual([200])
    expect(await connectionsOf(test.admin)).toEqual([])
  })

  it('C11 leaves no secret in any row of the database, sealed or in clear', async () => {
    const { access, refresh, secret } = await openedTokens()
    const row = await storedRow()
    const canaries = [access, refresh, secret, row.accessToken, row.refreshToken, row.clientSecret]
    expect(await dumpRows(test.database)).toContain(row.refreshToken)
    await deleteConnection(test)
    const dump = await dumpRows(test.database)
    for (const canary of canaries) expect(dump).not.toContain(canary)
    expect(dump).not.toMatch(/"(access_token|refresh_token|client_secret|verifier)":"/)
  })

  it('ends its unfinished sign-ins, and wipes their secrets', async () => {
    const [{ connectionId } = { connectionId: '' }] = (await wholeReport(test.admin)).connections
    await begin(test.admin, test.sandbox, { purpose: 'reauthorize' })
    await deleteConnection(test)
    const { rows } = await test.database.execute(
      'select state, verifier, client_secret from handshake where connection_id = $1',
      [connectionId],
    )
    expect(rows).toEqual([{ state: 'interrupted', verifier: null, client_secret: null }])
  })

  it('refuses every call over the connection', async () => {
    await requestDeletion(test.admin)
    const refused = await begin(test.admin, test.sandbox, { purpose: 'reauthorize' }).catch(String)
    expect(refused).toContain('CONNECTION_STATE')
    await test.jobs.run()
    const missing = await begin(test.admin, test.sandbox, { purpose: 'reauthorize' }).catch(String)
    expect(missing).toContain('CONNECTION_MISSING')
  })
})

const GONE = ['connection', 'describe_cache', 'org_allowance']
const KEPT = ['credit_count', 'audit_entry', 'connection_event', 'fingerprint', 'parity_report', 'user_check']

async function countsOf(database: OpenDatabase, tables: string[]): Promise<number[]> {
  const counts = []
  for (const table of tables) {
    const { rows } = await database.execute(`select count(*)::int as count from ${table}`)
    counts.push(Number(rows[0]?.count))
  }
  return counts
}

/** What other features store about an org. */
async function addReadings(database: OpenDatabase): Promise<void> {
  await database.execute(`
    insert into describe_cache select tenant_id, '00D', '005', 'Lead', 'x', 'body' from connection;
    insert into user_check select tenant_id, '00D', '005', now(), '{}' from connection;
    insert into org_allowance select tenant_id, 'https://elsewhere', 1, 2, now() from connection;
    insert into fingerprint select gen_random_uuid(), tenant_id, '00D', 'Acme', 'sandbox', 'read', now(), 'x', '{}' from connection;
    insert into parity_report (report_id, tenant_id, made_at, sandbox_fingerprint_id, production_fingerprint_id, counts, differences)
      select gen_random_uuid(), tenant_id, now(), fingerprint_id, fingerprint_id, '{}', '[]' from fingerprint`)
}
