import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { AUDIT_ACTIONS } from '../../../companion/src/platform/audit/actions.ts'
import {
  exportAudit,
  readAudit,
  writeAudit,
  type AuditEntry,
  type AuditQuestion,
} from '../../../companion/src/platform/audit/audit.ts'
import { auditCsv } from '../../../companion/src/platform/audit/csv.ts'
import type { OpenDatabase } from '../../../companion/src/platform/database/database.ts'
import { newId, type PersonId, type TenantId } from '../../../companion/src/platform/ids.ts'
import { describeOnBoth, openTestDatabase } from '../../kit/database/database.ts'

describeOnBoth('A6 the audit trail', (kind) => {
  let database: OpenDatabase
  let tenantId: TenantId

  beforeAll(async () => {
    database = await openTestDatabase(kind)
  })
  afterAll(() => database.close())
  beforeEach(() => {
    tenantId = newId<TenantId>()
  })

  const ADA = { personId: newId<PersonId>(), name: 'Ada Admin' }
  const write = (entry: Partial<AuditEntry> = {}) =>
    writeAudit(
      {
        tenantId,
        at: new Date('2026-03-02T10:00:00Z'),
        by: ADA,
        action: 'credits.daily-limit.changed',
        before: { dailyLimit: 100_000 },
        after: { dailyLimit: 250_000 },
        ...entry,
      },
      database,
    )

  const readTrail = async (question: Partial<AuditQuestion> = {}) =>
    (await readAudit({ tenantId, ...question }, database)).rows

  it('records who changed what and when, with the value before', async () => {
    await write()
    expect(await readTrail()).toEqual([
      {
        auditId: expect.any(String),
        tenantId,
        at: new Date('2026-03-02T10:00:00Z'),
        personId: ADA.personId,
        personName: 'Ada Admin',
        action: 'credits.daily-limit.changed',
        before: { dailyLimit: 100_000 },
        after: { dailyLimit: 250_000 },
      },
    ])
  })

  it('names no person when the service itself acted', async () => {
    await write({ by: null, before: null })
    expect(await readTrail()).toMatchObject([{ personId: null, personName: null, before: null }])
  })

  it('is read newest first, for one action or all, and never by another tenant', async () => {
    await write({ action: 'pairing.added' })
    await write({ action: 'pairing.removed', at: new Date('2026-03-02T11:00:00Z') })
    await write({ action: 'person.removed', tenantId: newId<TenantId>() })
    const actions = async (action?: string) => (await readTrail({ action })).map((entry) => entry.action)
    expect(await actions()).toEqual(['pairing.removed', 'pairing.added'])
    expect(await actions('pairing.added')).toEqual(['pairing.added'])
  })

  it('SEC-M1: is read by person and by time, the end left out', async () => {
    const BOB = { personId: newId<PersonId>(), name: 'Bob' }
    const at = (hour: number) => new Date(Date.UTC(2026, 2, 2, hour))
    await write({ at: at(10) })
    await write({ at: at(11), by: BOB })
    await write({ at: at(12), by: null })
    const hours = async (question: Partial<AuditQuestion>) =>
      (await readTrail(question)).map((entry) => entry.at.getUTCHours())
    expect(await hours({ person: BOB.personId })).toEqual([11])
    expect(await hours({ from: at(11) })).toEqual([12, 11])
    expect(await hours({ to: at(12) })).toEqual([11, 10])
    expect(await hours({ from: at(10), to: at(11), person: BOB.personId })).toEqual([])
  })

  it('SEC-M1: is a file for a spreadsheet, and escapes what looks like a formula', async () => {
    await write({ by: { ...ADA, name: '=HYPERLINK("evil")' }, before: null })
    const { name, content } = auditCsv(await exportAudit({ tenantId }, database), new Date('2026-03-02T12:00:00Z'))
    expect(name).toBe('tollbridge-audit-2026-03-02.csv')
    expect(content.split('\r\n').slice(0, 2)).toEqual([
      'at,by,personId,action,before,after',
      `2026-03-02T10:00:00.000Z,"'=HYPERLINK(""evil"")",${ADA.personId},credits.daily-limit.changed,,"{""dailyLimit"":250000}"`,
    ])
  })

  it('is read for all actions below a prefix that ends in a dot, and no other with a similar name', async () => {
    for (const action of ['person.invited', 'person.invited-again', 'person.removed', 'pairing.key.replaced'] as const)
      await write({ action })
    const rows = await readTrail({ action: 'person.' })
    expect(rows.map(({ action }) => action)).toEqual(['person.invited', 'person.invited-again', 'person.removed'])
    expect(await readTrail({ action: 'person.invited.' })).toEqual([])
    expect(await readTrail({ action: 'person' })).toEqual([])
    expect(await readTrail({ action: '%.' })).toEqual([])
  })

  it('is read to its end in pages of a hundred, even when all entries have the same time', async () => {
    for (let entry = 0; entry < 205; entry += 1) await write({ action: AUDIT_ACTIONS[entry % 3] })
    const seen: string[] = []
    const pages: number[] = []
    let hasOlder = true
    while (hasOlder) {
      const page = await readAudit({ tenantId, olderThan: seen.at(-1) }, database)
      pages.push(page.rows.length)
      seen.push(...page.rows.map(({ auditId }) => auditId))
      hasOlder = page.hasOlder
    }
    expect(pages).toEqual([100, 100, 5])
    expect(new Set(seen).size).toBe(205)
  })

  it('A1 returns nothing after an entry of another tenant', async () => {
    await write()
    await write({ tenantId: (tenantId = newId<TenantId>()) })
    const [foreign] = await readTrail()
    tenantId = newId<TenantId>()
    await write({ at: new Date('2020-01-01T00:00:00Z') })
    expect(await readTrail({ olderThan: foreign?.auditId })).toEqual([])
  })

  it('rolls back together with the change that it records', async () => {
    await expect(
      database.db.transaction(async (tx) => {
        await writeAudit(
          { tenantId, at: new Date(), by: ADA, action: 'person.removed', before: null, after: null },
          { db: tx },
        )
        throw new Error('rolled back')
      }),
    ).rejects.toThrow('rolled back')
    expect(await readTrail()).toEqual([])
  })

  it.each([
    ['update', `update audit_entry set person_name = 'Mallory'`],
    ['update of no row', `update audit_entry set action = 'x' where false`],
    ['delete', 'delete from audit_entry'],
    ['truncate', 'truncate audit_entry'],
    ['truncate with others', 'truncate audit_entry, notice cascade'],
  ])('is never changed: the database refuses the %s', async (_what, statement) => {
    await write()
    await expect(database.execute(statement)).rejects.toThrow('audit_entry_append_only')
    expect(await readTrail()).toMatchObject([{ personName: 'Ada Admin' }])
  })

  it('stays after the tenant is deleted', async () => {
    await database.execute(`insert into tenant (tenant_id, business_name, created_at) values ($1, 'Acme', now())`, [
      tenantId,
    ])
    await write()
    await database.execute('delete from tenant where tenant_id = $1', [tenantId])
    expect(await readTrail()).toHaveLength(1)
  })
})
