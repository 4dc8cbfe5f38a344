import { afterAll, beforeAll, expect, it } from 'vitest'
import { saveReading } from '../../../companion/src/credits/reconciliation/store.ts'
import { addPairingCode } from '../../../companion/src/org-api/pairing/store.ts'
import { keepSeen, seenBefore } from '../../../companion/src/parity/reading/describe-store.ts'
import { newId, type OrganizationId, type PersonId, type TenantId } from '../../../companion/src/platform/ids.ts'
import type { OpenDatabase } from '../../../companion/src/platform/database/database.ts'
import { addTenant } from '../../kit/credits/ledger.ts'
import { describeOnBoth, openTestDatabase } from '../../kit/database/database.ts'
import { field } from '../../kit/parity/build.ts'

const AT_ONCE = 8
const organizationId = '00D5e000000abcdEAA' as OrganizationId
const day = new Date('2026-03-01T00:00:00Z')

/** Does the same several times at once, and returns what failed. */
async function faultsOf(work: (n: number) => Promise<void>): Promise<unknown[]> {
  const ends = await Promise.allSettled(Array.from({ length: AT_ONCE }, (_, n) => work(n)))
  return ends.flatMap((end) => (end.status === 'rejected' ? [end.reason as unknown] : []))
}

describeOnBoth('SEC-H2 several that replace the same rows at once', (kind) => {
  let database: OpenDatabase
  let tenantId: TenantId
  beforeAll(async () => {
    database = await openTestDatabase(kind)
    tenantId = await addTenant(database.db)
  })
  afterAll(() => database.close())

  it('save what a user saw of an org', async () => {
    const viewer = { tenantId, organizationId, userId: '005000000000001AAA', apiVersion: '67.0' }
    const seen = (n: number) => new Map([['Lead' as const, { fields: [field(`F${n}`)], lastModified: 'now' }]])
    expect(await faultsOf((n) => keepSeen(viewer, seen(n), database))).toEqual([])
    expect((await seenBefore(viewer, database)).size).toBe(1)
  })

  it('save what was read of a day', async () => {
    const client = { clientName: 'Tollbridge', appName: 'Tollbridge', counted: 1, uncounted: 0 }
    const hours = [{ ...client, hour: day }]
    const caller = { ...client, userId: '005000000000001AAA', userName: 'ada@acme.example', apiVersion: '67.0' }
    const reading = {
      day,
      files: ['file'],
      readAt: day,
      userId: '005000000000001AAA',
      hours,
      all: { spenders: [{ ...caller, hours: Array.from({ length: 24 }, () => 0) }], rest: 0 },
    }
    expect(await faultsOf(() => saveReading({ tenantId, organizationId }, reading, database))).toEqual([])
    expect((await database.execute('select * from logged_hour')).rows).toHaveLength(1)
    expect((await database.execute('select * from org_spender')).rows).toHaveLength(1)
  })

  it('save a pairing code of one person', async () => {
    const personId = newId<PersonId>()
    const code = (n: number) => ({
      codeHash: `code ${n}`,
      tenantId,
      personId,
      personName: 'Ada',
      expiresAt: new Date(),
    })
    expect(await faultsOf((n) => addPairingCode(code(n), day, database))).toEqual([])
    expect((await database.execute('select * from pairing_code')).rows).toHaveLength(1)
  })
})
