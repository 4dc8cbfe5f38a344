import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { storeConnection } from '../../../companion/src/connections/handshake/add-connection.ts'
import { startExchange } from '../../../companion/src/connections/handshake/store.ts'
import { recoverHandshakes, tidyHandshakes } from '../../../companion/src/connections/handshake/housekeeping.ts'
import { inConnection } from '../../../companion/src/connections/tokens/secrets.ts'
import { connection } from '../../../companion/src/connections/tables.ts'
import { newId, type TenantId } from '../../../companion/src/platform/ids.ts'
import type { ConnectionId, HandshakeId } from '../../../companion/src/connections/ids.ts'
import { control } from '../../kit/simulator/simulator.ts'
import {
  begin,
  codeIn,
  connect,
  connectionsOf,
  consent,
  handshakeState,
  startConnectTest,
  TIMEOUT_MS,
  type ConnectTest,
} from '../../kit/connections/connect.ts'
import { connectionServicesOn } from '../../kit/service/services.ts'

let test: ConnectTest
beforeAll(async () => {
  test = await startConnectTest()
})
afterAll(() => test.closeAll())
afterEach(() => test.settleAccounts())

const storedConnection = async () => {
  const [row] = await test.database.db.select().from(connection)
  if (!row) throw new Error('no connection is stored')
  return row
}

describe('a tenant has at most one connection', () => {
  it('the service refuses a second handshake', async () => {
    await connect(test.admin, test.sandbox)
    await expect(begin(test.admin, test.production)).rejects.toThrow('CONNECTION_EXISTS')
  })

  it('the database refuses a second row by plain SQL', async () => {
    await connect(test.admin, test.sandbox)
    const columns = await columnsOf()
    const copy = columns.map((name) => (name === 'connection_id' ? 'gen_random_uuid()' : `"${name}"`)).join(', ')
    const statement = `insert into connection (${columns.map((name) => `"${name}"`).join(', ')}) select ${copy} from connection`
    await expect(test.database.execute(statement)).rejects.toThrow('connection_one_per_tenant')
  })

  const columnsOf = async () => {
    const { rows } = await test.database.execute(
      `select column_name from information_schema.columns where table_name = 'connection' and table_schema = 'public'`,
    )
    return rows.map(({ column_name }) => String(column_name))
  }

  it('the callback refuses the slower of two pop-ups before a token is issued', async () => {
    const slow = await begin(test.admin, test.production)
    const slowCookies = { ...test.admin.cookies }
    const slowUrl = await consent(test.production, slow)
    await connect(test.admin, test.sandbox)
    const page = await test.app.inject({ url: slowUrl, cookies: slowCookies })
    expect(codeIn(page)).toBe('CONNECTION_EXISTS')
    expect(await connectionsOf(test.admin)).toMatchObject([{ environment: 'sandbox' }])
    expect((await test.counted()).wire).toEqual({ api: 1, auth: 1 })
  })
})

describe('a process that ends inside a handshake', () => {
  const deps = () => {
    const services = connectionServicesOn(test.database.db, { clock: test.clock })
    return { ...services, salesforce: { ...services.salesforce, timeoutMs: TIMEOUT_MS } }
  }
  const cutOff = async () => {
    const { handshakeId } = await begin(test.admin, test.sandbox)
    await startExchange(handshakeId as HandshakeId, test.clock.now(), test.database)
    return handshakeId
  }

  it('marks it as interrupted at the restart when no other process uses the database', async () => {
    const handshakeId = await cutOff()
    await recoverHandshakes(true, deps())
    const { state, problem } = await handshakeState(test.admin, handshakeId)
    expect({ state, code: problem?.code }).toEqual({ state: 'interrupted', code: 'HANDSHAKE_INTERRUPTED' })
    expect(problem?.remedy).toContain('press Connect again')
  })

  it('marks it as interrupted after some time when other processes use the database', async () => {
    const handshakeId = await cutOff()
    await recoverHandshakes(false, deps())
    expect(await handshakeState(test.admin, handshakeId)).toEqual({ state: 'exchanging' })
    test.clock.advance({ seconds: 60 })
    expect(await handshakeState(test.admin, handshakeId)).toMatchObject({ state: 'interrupted' })
    await recoverHandshakes(false, deps())
    const { rows } = await test.database.execute('select state, verifier from handshake')
    expect(rows).toEqual([{ state: 'interrupted', verifier: null }])
  })

  it('stores nothing when the callback arrives late', async () => {
    await connect(test.admin, test.sandbox)
    const row = await storedConnection()
    await test.database.execute('delete from connection')
    const handshakeId = await cutOff()
    await recoverHandshakes(true, deps())
    const late = storeConnection(
      row,
      { handshakeId: handshakeId as HandshakeId, by: null },
      { ...test.database, mayGoLive: () => Promise.resolve(undefined) },
    )
    await expect(late).rejects.toThrow('HANDSHAKE_INTERRUPTED')
    expect(await connectionsOf(test.admin)).toEqual([])
  })

  it('is deleted an hour after its ten minutes', async () => {
    await begin(test.admin, test.sandbox)
    test.clock.advance({ minutes: 69 })
    await tidyHandshakes(deps())
    expect((await test.database.execute('select 1 from handshake')).rows).toHaveLength(1)
    test.clock.advance({ minutes: 2 })
    await tidyHandshakes(deps())
    expect((await test.database.execute('select 1 from handshake')).rows).toHaveLength(0)
  })
})

describe('the secrets of a connection', () => {
  it('T7 open only in their own row, field and tenant', async () => {
    await connect(test.admin, test.sandbox)
    const row = await storedConnection()
    const open = (at: typeof row, field: 'accessToken' | 'refreshToken' | 'clientSecret') =>
      test.vault.open(row.refreshToken ?? '', inConnection(at, field))
    expect(open(row, 'refreshToken')).not.toBe('')
    expect(() => open(row, 'accessToken')).toThrow('does not belong here')
    expect(() => open({ ...row, connectionId: newId<ConnectionId>() }, 'refreshToken')).toThrow('does not belong here')
    expect(() => open({ ...row, tenantId: newId<TenantId>() }, 'refreshToken')).toThrow('does not belong here')
    expect(test.vault.open(row.clientSecret ?? '', inConnection(row, 'clientSecret'))).toBe(test.sandbox.clientSecret)
  })

  it('T10 are in no log, no answer, no metric and no column in clear text', async () => {
    await control(test.sandbox, 'POST faults', { path: '/services/data', kind: 'http-503', times: 3 })
    await control(test.sandbox, 'POST faults', { path: '/services/oauth2/revoke', kind: 'http-503', times: 1 })
    await connect(test.admin, test.sandbox)
    await test.database.execute('delete from handshake')
    expect(test.lines.join()).toContain('refused tokens could not be revoked')
    const begun = await begin(test.admin, test.sandbox)
    const verifiers = await test.database.execute('select verifier from handshake')
    const callback = await consent(test.sandbox, begun)
    const browserSecret = test.admin.cookies[`tollbridge_handshake_${begun.handshakeId}`] ?? 'missing'
    const page = await test.admin.request({ url: callback })
    const replayed = await test.admin.request({ url: callback })
    const answers = [
      page,
      replayed,
      await test.admin.request({ url: '/api/v1/connections' }),
      await test.admin.request({ url: `/api/v1/handshakes/${begun.handshakeId}` }),
    ]
    const row = await storedConnection()
    const query = new URL(callback, 'http://127.0.0.1').searchParams
    const canaries = [
      test.sandbox.clientSecret,
      test.vault.open(row.accessToken ?? '', inConnection(row, 'accessToken')),
      test.vault.open(row.refreshToken ?? '', inConnection(row, 'refreshToken')),
      browserSecret,
      query.get('code') ?? 'missing',
      query.get('state') ?? 'missing',
    ]
    const { rows } = await test.database.execute(
      'select row_to_json(c)::text as c, (select json_agg(h)::text from handshake h) as h from connection c',
    )
    const everything = [
      ...test.lines,
      ...answers.map(({ body, headers }) => body + JSON.stringify(headers)),
      JSON.stringify(rows),
    ]
    expect(canaries).not.toContain('missing')
    expect(verifiers.rows).toHaveLength(1)
    for (const canary of canaries) expect(everything.filter((text) => text.includes(canary))).toEqual([])
  })
})
