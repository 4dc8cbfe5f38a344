import { Registry } from 'prom-client'
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { listConnected } from '../../../companion/src/connections/connection/store.ts'
import { readLimitsOf } from '../../../companion/src/connections/readings/idle-limits.ts'
import { asWork } from '../../../companion/src/credits/index.ts'
import { before } from '../../../companion/src/platform/clock.ts'
import { newId } from '../../../companion/src/platform/ids.ts'
import { connect, startConnectTest, wholeReport, type ConnectTest } from '../../kit/connections/connect.ts'
import { take } from '../../kit/parity/orgs.ts'
import { openServices } from '../../kit/service/services.ts'
import { control } from '../../kit/simulator/simulator.ts'

const Entry = Type.Object({
  workId: Type.String(),
  kind: Type.String(),
  by: Type.Union([Type.String(), Type.Null()]),
  startedAt: Type.String(),
  credits: Type.Integer(),
  outcome: Type.String(),
})
const Work = Type.Object({
  entries: Type.Array(Entry),
  hasOlder: Type.Boolean(),
  attributed: Type.Integer(),
  notAttributed: Type.Integer(),
})

let test: ConnectTest
beforeAll(async () => {
  test = await startConnectTest()
})
afterAll(() => test.closeAll())
afterEach(() => test.settleAccounts())

const ask = (query: Record<string, string>, admin = test.admin) =>
  admin.request({ method: 'GET', url: `/api/v1/credits/work?${new URLSearchParams(query).toString()}` })
const lastDay = () => ({
  from: before(test.clock.now(), { days: 1 }).toISOString(),
  to: test.clock.now().toISOString(),
})
const work = async (more = {}, admin = test.admin) =>
  Value.Parse(Work, (await ask({ ...lastDay(), ...more }, admin)).json())
const ofKind = async (kind: string, admin = test.admin) =>
  (await work({}, admin)).entries.filter((entry) => entry.kind === kind)

const onTheWire = async () => {
  const { api, auth } = (await test.counted()).wire
  return api + auth
}
/** Does something, and returns what the simulated orgs counted of it. */
async function costOf(act: () => Promise<unknown>) {
  const already = await onTheWire()
  await act()
  return (await onTheWire()) - already
}

const nameOfAdmin = async () =>
  (await test.admin.request({ method: 'GET', url: '/api/v1/session' })).json<{ person: { name: string } }>().person.name

describe('UX-B17 the work that spent credits', () => {
  it('is one entry for each time a person connects or retrieves, with the credits that Salesforce counted', async () => {
    const by = await nameOfAdmin()
    const connecting = await costOf(() => connect(test.admin, test.sandbox))
    const reading = await costOf(() => take(test))
    expect([connecting, reading].every((cost) => cost > 0)).toBe(true)
    const { entries, attributed, notAttributed } = await work()
    expect(entries).toMatchObject([
      { kind: 'read-org', by, credits: reading, outcome: 'done', startedAt: test.clock.now().toISOString() },
      { kind: 'connect', by, credits: connecting, outcome: 'done' },
    ])
    expect({ attributed, notAttributed }).toEqual({ attributed: connecting + reading, notAttributed: 0 })
  })

  it('names no person for a background job', async () => {
    await connect(test.admin, test.sandbox)
    test.clock.advance({ hours: 2 })
    const credits = await costOf(async () => {
      await test.jobs.send('idle-limits', {})
      await test.jobs.run()
    })
    // The session of the other tests would end by the time that passed here.
    expect(await ofKind('read-limits', await test.signIn())).toMatchObject([{ by: null, credits, outcome: 'done' }])
    expect(credits).toBe(1)
  })

  it('shows work that failed, with what it cost', async () => {
    await connect(test.admin, test.sandbox)
    await control(test.sandbox, 'POST faults', { kind: 'http-503', path: '/services/data/' })
    const connectionId = (await wholeReport(test.admin)).connections[0]?.connectionId
    const url = `/api/v1/connections/${connectionId}/test`
    const credits = await costOf(() => test.admin.request({ method: 'POST', url }))
    expect(await ofKind('test-connection')).toMatchObject([{ by: await nameOfAdmin(), credits, outcome: 'failed' }])
    expect(credits).toBe(1)
  })

  it('says what is not attributed after a process ended in the middle of its work', async () => {
    await connect(test.admin, test.sandbox)
    const { attributed } = await work()
    const { config, vault } = test
    const other = openServices(config, { ...test.platform, vault, metrics: new Registry() })
    const [row] = await listConnected(other)
    if (!row) throw new Error('nothing is connected')
    const spent = Promise.withResolvers<undefined>()
    void asWork(
      { tenantId: row.tenantId, kind: 'read-limits', by: null },
      async () => {
        await readLimitsOf(row, other)
        spent.resolve(undefined)
        await new Promise(() => undefined)
      },
      other,
    )
    await spent.promise
    await other.gate.stop()
    expect(await work()).toMatchObject({ attributed, notAttributed: 1 })
    expect(await ofKind('read-limits')).toEqual([])
  })

  it('comes fifty at a time, the newest first, and only to its own tenant', async () => {
    await connect(test.admin, test.sandbox)
    const [row] = await listConnected(test.platform)
    await test.database.execute(
      `insert into work_log (work_id, tenant_id, kind, started_at, ended_at, credits, outcome)
       select gen_random_uuid(), $1, 'read-limits', $2::timestamptz - (n % 30) * interval '1 minute', $2, 1, 'done'
       from generate_series(1, 60) as n`,
      [row?.tenantId, test.clock.now().toISOString()],
    )
    const first = await work()
    const rest = await work({ after: first.entries.at(-1)?.workId ?? '' })
    expect([first.entries.length, first.hasOlder, rest.entries.length, rest.hasOlder]).toEqual([50, true, 11, false])
    const all = [...first.entries, ...rest.entries]
    expect(new Set(all.map(({ workId }) => workId)).size).toBe(61)
    const times = all.map(({ startedAt }) => startedAt)
    expect(times).toEqual(times.toSorted().toReversed())

    const stranger = newId()
    await test.database.execute(
      `insert into tenant (tenant_id, business_name, created_at) values ($1, 'Other', now())`,
      [stranger],
    )
    await test.database.execute('update work_log set tenant_id = $1', [stranger])
    expect(await work()).toMatchObject({ entries: [], attributed: 0 })
    expect(await work({ after: all[0]?.workId ?? '' })).toMatchObject({ entries: [] })
    await test.database.execute('delete from tenant where tenant_id = $1', [stranger])
  })

  it.each([{}, { from: 'yesterday' }, { after: 'x' }])('refuses a question that makes no sense: %j', async (wrong) => {
    const query = Object.keys(wrong).length > 0 ? { ...lastDay(), ...wrong } : {}
    expect((await ask(query)).statusCode).toBe(400)
  })
})
