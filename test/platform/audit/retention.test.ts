import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { writeAudit } from '../../../companion/src/platform/audit/audit.ts'
import { tidyAudit } from '../../../companion/src/platform/audit/retention.ts'
import { after, before } from '../../../companion/src/platform/clock.ts'
import type { OpenDatabase } from '../../../companion/src/platform/database/database.ts'
import { newId, type TenantId } from '../../../companion/src/platform/ids.ts'
import { describeOnBoth, openTestDatabase } from '../../kit/database/database.ts'

const NOW = new Date('2026-03-02T10:00:00Z')
const KEPT = { days: 90 }
const clock = { now: () => NOW }

describeOnBoth('UX-B15 the retention of the audit trail', (kind) => {
  let database: OpenDatabase
  let tenantId: TenantId

  beforeAll(async () => {
    database = await openTestDatabase(kind)
  })
  afterAll(() => database.close())
  beforeEach(() => {
    tenantId = newId<TenantId>()
  })

  const write = (at: Date) =>
    writeAudit({ tenantId, at, by: null, action: 'tenant.added', before: null, after: null }, database)
  const writeMany = (count: number) =>
    database.execute(
      `insert into audit_entry (audit_id, tenant_id, at, action)
       select gen_random_uuid(), $1, $2, 'tenant.added' from generate_series(1, $3)`,
      [tenantId, before(NOW, { days: 91 }), count],
    )
  const moments = async () => {
    const { rows } = await database.execute('select at from audit_entry where tenant_id = $1 order by at', [tenantId])
    return rows.map(({ at }) => at)
  }
  const tidy = (keptForDays: number | null) => tidyAudit({ db: database.db, clock, keptForDays })

  it('deletes the entries that are older, of every tenant, and no other', async () => {
    const edge = before(NOW, KEPT)
    const kept = [edge, after(edge, { seconds: 1 }), NOW]
    for (const at of [before(edge, { seconds: 1 }), before(edge, { days: 400 }), ...kept]) await write(at)
    await tidy(KEPT.days)
    expect(await moments()).toEqual(kept)
  })

  it('deletes more than one batch at a time', async () => {
    await writeMany(2100)
    await write(NOW)
    await tidy(KEPT.days)
    expect(await moments()).toEqual([NOW])
  })

  it('keeps every entry where there is no end', async () => {
    await write(before(NOW, { days: 4000 }))
    await tidy(null)
    expect(await moments()).toHaveLength(1)
  })

  it('deletes each entry once when two processes do it at the same time', async () => {
    await writeMany(1500)
    await Promise.all([tidy(KEPT.days), tidy(KEPT.days)])
    expect(await moments()).toEqual([])
  })

  it('lets nothing else delete an entry, before it or after it', async () => {
    await write(NOW)
    const remove = () => database.execute('delete from audit_entry where tenant_id = $1', [tenantId])
    await expect(remove()).rejects.toThrow('audit_entry_append_only')
    await tidy(KEPT.days)
    await expect(remove()).rejects.toThrow('audit_entry_append_only')
    expect(await moments()).toEqual([NOW])
  })
})
