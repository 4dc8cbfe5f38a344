import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { rollUp } from '../../../companion/src/credits/ledger/roll-up.ts'
import type { OpenDatabase } from '../../../companion/src/platform/database/database.ts'
import type { TenantId } from '../../../companion/src/platform/ids.ts'
import { virtualClock } from '../../kit/time/clock.ts'
import { describeOnBoth, openTestDatabase } from '../../kit/database/database.ts'
import { addTenant } from '../../kit/credits/ledger.ts'

describeOnBoth('the roll-up of the ledger', (kind) => {
  const clock = virtualClock('2026-03-10T12:30:00Z')
  let database: OpenDatabase
  let tenantId: TenantId

  beforeAll(async () => {
    database = await openTestDatabase(kind)
  })
  afterAll(() => database.close())
  beforeEach(async () => {
    tenantId = await addTenant(database.db)
  })

  const count = (at: string, credits: number, span = 'minute') =>
    database.execute(
      `insert into credit_count (tenant_id, span, at, consumer, bucket, outcome, credits)
       values ($1, $2, $3, 'export', 'api', 'spent', $4)`,
      [tenantId, span, at, credits],
    )

  const rows = async () =>
    (
      await database.execute('select span, at, credits from credit_count where tenant_id = $1 order by at, span', [
        tenantId,
      ])
    ).rows.map(({ span, at, credits }) => [span, (at as Date).toISOString(), credits])

  it('minutes become hours after two days, hours become days after forty, and the totals stay the same', async () => {
    await count('2026-03-08T11:58:00Z', 1)
    await count('2026-03-08T11:59:00Z', 2)
    await count('2026-03-08T12:00:00Z', 4)
    await count('2026-03-10T12:29:00Z', 8)
    await count('2026-01-28T23:00:00Z', 16, 'hour')
    await count('2026-01-28T22:00:00Z', 32, 'hour')
    await rollUp({ db: database.db, clock })
    expect(await rows()).toEqual([
      ['day', '2026-01-28T00:00:00.000Z', 48],
      ['hour', '2026-03-08T11:00:00.000Z', 3],
      ['minute', '2026-03-08T12:00:00.000Z', 4],
      ['minute', '2026-03-10T12:29:00.000Z', 8],
    ])
  })

  it('a late minute is added to its hour', async () => {
    await count('2026-03-08T10:00:00Z', 5, 'hour')
    await count('2026-03-08T10:59:00Z', 2)
    await rollUp({ db: database.db, clock })
    await rollUp({ db: database.db, clock })
    expect(await rows()).toEqual([['hour', '2026-03-08T10:00:00.000Z', 7]])
  })

  it('keeps thirteen months', async () => {
    await count('2025-02-01T00:00:00Z', 1, 'day')
    await count('2025-02-15T00:00:00Z', 2, 'day')
    await rollUp({ db: database.db, clock })
    expect(await rows()).toEqual([['day', '2025-02-15T00:00:00.000Z', 2]])
  })
})
