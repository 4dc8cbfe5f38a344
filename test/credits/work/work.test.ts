import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { readLimitsOf } from '../../../companion/src/connections/readings/idle-limits.ts'
import { asWork, type Work } from '../../../companion/src/credits/index.ts'
import { workLog } from '../../../companion/src/credits/tables.ts'
import { tidyWork } from '../../../companion/src/credits/work/retention.ts'
import { newId, type PersonId, type TenantId } from '../../../companion/src/platform/ids.ts'
import { ExchangeFault } from '../../../companion/src/salesforce/wire/exchange.ts'
import { createWire } from '../../../companion/src/salesforce/wire/wire.ts'
import { openHeadroom } from '../../kit/credits/open-headroom.ts'
import { startRefreshTest, type RefreshTest } from '../../kit/connections/refresh.ts'
import { addTenant } from '../../kit/credits/ledger.ts'
import { describeOnBoth } from '../../kit/database/database.ts'

let test: RefreshTest

const rows = () => test.db.select().from(workLog).orderBy(workLog.kind)
const ada = { personId: newId<PersonId>(), name: 'Ada Lind' }

describeOnBoth('UX-B17 the cost of a piece of work', (kind) => {
  beforeAll(async () => {
    test = await startRefreshTest({ kind })
  })
  afterAll(() => test.closeAll())
  afterEach(() => test.settleAccounts())

  /** A tenant with a connection, and a process that spends over it. */
  async function begin() {
    const row = await test.begin()
    const deps = test.newProcess()
    const spend = async (times: number) => {
      for (let time = 0; time < times; time += 1) await readLimitsOf(row, deps)
    }
    const ofKind = (name: Work['kind'], by: Work['by'] = null): Work => ({ tenantId: row.tenantId, kind: name, by })
    return { row, deps, spend, ofKind }
  }

  it('UX-B17 does not mix with that of work that overlaps', async () => {
    const { deps, spend, ofKind } = await begin()
    const turns = Array.from({ length: 3 }, () => Promise.withResolvers<undefined>())
    const [one, other, last] = turns
    const reading = asWork(
      ofKind('read-org', ada),
      async () => {
        await spend(2)
        one?.resolve(undefined)
        await other?.promise
        await spend(1)
        last?.resolve(undefined)
      },
      deps,
    )
    const polling = asWork(
      ofKind('read-limits'),
      async () => {
        await one?.promise
        await spend(1)
        other?.resolve(undefined)
        await Promise.all([last?.promise, spend(4)])
      },
      deps,
    )
    await Promise.all([reading, polling])
    expect(await rows()).toMatchObject([
      { kind: 'read-limits', personId: null, personName: null, credits: 5, outcome: 'done' },
      { kind: 'read-org', personId: ada.personId, personName: ada.name, credits: 3, outcome: 'done' },
    ])
    expect((await test.calls()).api).toBe(8)
  })

  it('UX-B17 includes that of work within it', async () => {
    const { deps, spend, ofKind } = await begin()
    const inner = () => asWork(ofKind('renew-tokens'), () => spend(2), deps)
    await asWork(
      ofKind('read-org'),
      async () => {
        await spend(1)
        await inner()
      },
      deps,
    )
    expect(await rows()).toMatchObject([{ kind: 'read-org', credits: 3 }])
  })

  it('UX-B17 is recorded as failed with what was spent, and the fault is thrown', async () => {
    const { deps, spend, ofKind } = await begin()
    const failing = async () => {
      await spend(2)
      throw new Error('in the middle')
    }
    await expect(asWork(ofKind('read-org'), failing, deps)).rejects.toThrow('in the middle')
    expect(await rows()).toMatchObject([{ credits: 2, outcome: 'failed' }])
  })

  it('UX-B17 leaves no row where nothing was spent, as for a request that never left', async () => {
    const { row, deps, ofKind } = await begin()
    const exchange = () => Promise.reject(new ExchangeFault('unreachable', { cause: undefined }))
    const { gate, log, salesforce } = deps
    const wire = createWire({ exchange, gate, headroom: openHeadroom, log, ...salesforce })
    const unreachable = () => readLimitsOf(row, { ...deps, wire })
    await expect(asWork(ofKind('read-limits'), unreachable, deps)).rejects.toThrow()
    expect(gate.entries).toMatchObject([{ outcome: 'returned' }])
    await asWork(ofKind('read-limits'), () => Promise.resolve(), deps)
    expect(await rows()).toEqual([])
  })

  it('UX-B17 that cannot be written loses no result, and is logged', async () => {
    const { deps, spend, ofKind } = await begin()
    const lines: object[] = []
    const log = { error: (details: object) => void lines.push(details) }
    const work = { ...ofKind('read-limits'), tenantId: newId<TenantId>() }
    const run = async () => {
      await spend(1)
      return 'the result'
    }
    expect(await asWork(work, run, { ...deps, log })).toBe('the result')
    expect(lines).toMatchObject([{ tenantId: work.tenantId, kind: 'read-limits' }])
    expect(await rows()).toEqual([])
  })

  it('UX-B17 is kept for ninety days', async () => {
    const tenantId = await addTenant(test.db)
    const now = test.clock.now().toISOString()
    await test.database.execute(
      `insert into work_log (work_id, tenant_id, kind, started_at, ended_at, credits, outcome)
       select gen_random_uuid(), $1::uuid, 'read-limits', $2::timestamptz - age, $2::timestamptz, 1, 'done'
       from generate_series(1, 1100), (values (interval '90 days 1 second')) as old(age)
       union all select gen_random_uuid(), $1::uuid, 'connect', $2::timestamptz - interval '90 days', $2::timestamptz, 1, 'done'`,
      [tenantId, now],
    )
    await tidyWork(test)
    expect(await rows()).toMatchObject([{ kind: 'connect' }])
  })
})
