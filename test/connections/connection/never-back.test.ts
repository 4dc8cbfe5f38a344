import { openAsBlob } from 'node:fs'
import { PGlite } from '@electric-sql/pglite'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { openPglite } from '../../../companion/src/platform/database/embedded.ts'
import { newId } from '../../../companion/src/platform/ids.ts'
import type { OpenDatabase } from '../../../companion/src/platform/database/database.ts'
import { continueWithoutAll } from '../../kit/go-live/orgs.ts'
import { control } from '../../kit/simulator/simulator.ts'
import { describeOnBoth, openTestDatabase } from '../../kit/database/database.ts'
import {
  begin,
  codeIn,
  connect,
  connectionsOf,
  consent,
  deleteConnection,
  handshakeState,
  startConnectTest,
  wholeReport,
  type ConnectTest,
} from '../../kit/connections/connect.ts'

const SANDBOXES = [
  { what: 'a sandbox', name: 'sandbox', traits: {} },
  { what: 'a scratch org', name: 'sandbox', traits: { trialExpirationDate: '2026-12-31T00:00:00.000+0000' } },
  { what: 'a developer org', name: 'production', traits: { organizationType: 'Developer Edition' } },
  { what: 'a trial org', name: 'production', traits: { trialExpirationDate: '2026-12-31T00:00:00.000+0000' } },
] as const
const AS_IT_WAS = { trialExpirationDate: null, organizationType: 'Enterprise Edition' }

describe('after production', () => {
  let test: ConnectTest
  beforeAll(async () => {
    test = await startConnectTest()
  })
  afterAll(() => test.closeAll())
  afterEach(() => test.settleAccounts())

  const start = (payload: object) => test.admin.request({ method: 'POST', url: '/api/v1/handshakes', payload })
  const goLiveAndDelete = async () => {
    await connect(test.admin, test.production)
    await deleteConnection(test)
  }

  it('S1 the page learns that production is final, and since when', async () => {
    expect(await wholeReport(test.admin)).toMatchObject({ businessName: 'Acme', goneLive: null })
    await connect(test.admin, test.production)
    const since = test.clock.now().toISOString()
    const goneLive = { organizationId: test.production.organizationId, at: since }
    expect(await wholeReport(test.admin)).toMatchObject({ goneLive, connections: [{ environment: 'production' }] })
    await deleteConnection(test)
    expect(await wholeReport(test.admin)).toMatchObject({ goneLive, connections: [] })
  })

  it.each(['connected', 'deleted'])('S1 the API refuses a sandbox while production is %s', async (state) => {
    await connect(test.admin, test.production)
    const since = test.clock.now().toISOString()
    test.clock.advance({ minutes: 5 })
    if (state === 'deleted') await deleteConnection(test)
    const answer = await start({ environment: 'sandbox', clientId: 'app' })
    expect(answer.statusCode).toBe(409)
    expect(answer.json()).toMatchObject({ code: 'NEVER_BACK', params: { since } })
    expect(answer.json<{ detail: string }>().detail).toContain('Mar 2, 2026')
  })

  it.each(SANDBOXES)('S1 and C6: the callback refuses $what for every login host', async ({ what, name, traits }) => {
    await goLiveAndDelete()
    const org = test[name]
    await control(org, 'PUT organization', traits)
    const { page, handshakeId } = await connect(test.admin, org, {
      environment: 'production',
      loginHost: org.loginUrl,
    })
    await control(org, 'PUT organization', AS_IT_WAS)

    expect([page.statusCode, codeIn(page)]).toEqual([409, 'NEVER_BACK'])
    expect(page.body).toContain(`${org.name} is ${what}`)
    expect(page.body).toContain('the new access was revoked')
    expect(await handshakeState(test.admin, handshakeId)).toMatchObject({
      state: 'refused',
      problem: { code: 'NEVER_BACK' },
    })
    expect(await connectionsOf(test.admin)).toEqual([])
  })

  it('S1 the callback refuses a sandbox whose sign-in began before another browser went live', async () => {
    const slow = await begin(test.admin, test.sandbox)
    const cookies = { ...test.admin.cookies }
    const url = await consent(test.sandbox, slow)
    await connect(test.admin, test.production)
    const page = await test.app.inject({ url, cookies })
    expect(codeIn(page)).toBe('NEVER_BACK')
    expect(await connectionsOf(test.admin)).toMatchObject([{ environment: 'production' }])
  })

  it('A6 the audit trail records the switch once, with its sandbox and its production', async () => {
    await connect(test.admin, test.sandbox)
    await deleteConnection(test)
    const early = await start({ environment: 'production', clientId: 'app' })
    expect([early.statusCode, early.json()]).toMatchObject([409, { code: 'GO_LIVE_OPEN' }])

    await continueWithoutAll(test.admin, 'The sandbox was compared by hand.')
    for (const round of ['switch', 'again']) {
      await connect(test.admin, test.production)
      expect(await connectionsOf(test.admin), round).toMatchObject([{ environment: 'production' }])
      await deleteConnection(test)
    }
    const answer = await test.admin.request({ url: '/api/v1/audit?action=connection.gone-live' })
    // The entries of the tests before this one are still there.
    const now = test.clock.now().toISOString()
    expect(answer.json<{ entries: { at: string }[] }>().entries.filter(({ at }) => at === now)).toMatchObject([
      {
        by: 'Ada Admin',
        before: { environment: 'sandbox', organizationId: test.sandbox.organizationId },
        after: { environment: 'production', organizationId: test.production.organizationId },
      },
    ])
  })

  it('another production org is refused while one is connected, and accepted after its deletion', async () => {
    await connect(test.admin, test.production)
    const first = test.production.organizationId
    const refused = await start({ environment: 'production', clientId: 'app' })
    expect(refused.json()).toMatchObject({ code: 'CONNECTION_EXISTS', params: { state: 'connected' } })

    await deleteConnection(test)
    await control(test.production, 'POST another-organization')
    await connect(test.admin, test.production)
    const report = await wholeReport(test.admin)
    expect(report.connections).toMatchObject([{ environment: 'production', status: 'connected' }])
    expect(report.connections[0]?.organizationId).not.toBe(first)
    expect(report.goneLive).toMatchObject({ organizationId: first })
  })
})

describeOnBoth('S1 the database refuses a sandbox after production to plain SQL', (kind) => {
  let database: OpenDatabase
  beforeAll(async () => {
    database = await openTestDatabase(kind)
  })
  afterAll(() => database.close())

  let tenantId: string
  beforeEach(async () => {
    tenantId = await addTenant(database)
  })
  const add = (environment: string) => database.execute(INSERT, valuesOf(tenantId, environment))

  it('as a new row, also after a deletion', async () => {
    await add('production')
    await database.execute('delete from connection where tenant_id = $1', [tenantId])
    await expect(add('sandbox')).rejects.toThrow(NEVER_BACK)
    await add('production')
  })

  it('as a change of a row', async () => {
    await add('production')
    const change = `update connection set environment = 'sandbox', org_kind = 'sandbox' where tenant_id = $1`
    await expect(database.execute(change, [tenantId])).rejects.toThrow(NEVER_BACK)
  })

  it('as a row that moves from another tenant', async () => {
    await add('production')
    await database.execute('delete from connection where tenant_id = $1', [tenantId])
    const other = await addTenant(database)
    await database.execute(INSERT, valuesOf(other, 'sandbox'))
    const change = 'update connection set tenant_id = $1 where tenant_id = $2'
    await expect(database.execute(change, [tenantId, other])).rejects.toThrow(NEVER_BACK)
  })

  it('once, at the first production, and never changes that record', async () => {
    await add('sandbox')
    await database.execute(`update connection set environment = 'production', org_kind = 'production'`)
    for (const statement of ['update gone_live set at = now()', 'delete from gone_live', 'truncate gone_live'])
      await expect(database.execute(statement)).rejects.toThrow('gone_live_for_good')
    await expect(database.execute('delete from tenant where tenant_id = $1', [tenantId])).rejects.toThrow('gone_live')
  })
})

it('S1 a database restored from a backup still refuses a sandbox after production', async () => {
  const original = await PGlite.create({ loadDataDir: await openAsBlob(inject('embeddedTemplate')) })
  const execute = async (text: string, values?: unknown[]) => original.query<Record<string, unknown>>(text, values)
  const tenantId = await addTenant({ execute })
  await execute(INSERT, valuesOf(tenantId, 'production'))
  await execute('delete from connection')
  const backup = await original.dumpDataDir('none')
  await original.close()

  const restored = await openPglite({ loadDataDir: backup })
  await expect(restored.execute(INSERT, valuesOf(tenantId, 'sandbox'))).rejects.toThrow(NEVER_BACK)
  await restored.execute(INSERT, valuesOf(tenantId, 'production'))
  await restored.close()
})

const NEVER_BACK = 'connection_never_back'
const INSERT = `insert into connection (connection_id, tenant_id, environment, org_kind, status, organization_id, org_name,
  instance_url, login_origin, client_id, user_id, username, user_name, access_token, refresh_token, connected_at, refreshed_at)
  values ($1, $2, $3, $3, 'connected', '00D', 'Acme', 'i', 'l', 'c', '005', 'u', 'n', 'a', 'r', now(), now())`

const valuesOf = (tenantId: string, environment: string) => [newId(), tenantId, environment]

async function addTenant({ execute }: Pick<OpenDatabase, 'execute'>): Promise<string> {
  const tenantId = newId()
  await execute(`insert into tenant (tenant_id, business_name, created_at) values ($1, 'Acme', now())`, [tenantId])
  return tenantId
}
