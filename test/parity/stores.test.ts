import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { keepSeen, seenBefore } from '../../companion/src/parity/reading/describe-store.ts'
import {
  addFingerprint,
  forgetUnused,
  newestIn,
  newestOfEach,
  newestOfOrg,
} from '../../companion/src/parity/fingerprint/store.ts'
import {
  bytesWaiting,
  contentsOf,
  partsOf,
  putPart,
  removePartsBefore,
} from '../../companion/src/parity/pushing/part-store.ts'
import { receivePart } from '../../companion/src/parity/pushing/push.ts'
import { addReport, differencesBefore } from '../../companion/src/parity/report/store.ts'
import type { SeenObjects } from '../../companion/src/parity/reading/seen-objects.ts'
import type { Database, OpenDatabase } from '../../companion/src/platform/database/database.ts'
import { newId, type OrganizationId, type TenantId } from '../../companion/src/platform/ids.ts'
import type { FingerprintId, ParityReportId } from '../../companion/src/parity/ids.ts'
import { addTenant } from '../kit/credits/ledger.ts'
import { virtualClock } from '../kit/time/clock.ts'
import { describeOnBoth, openTestDatabase } from '../kit/database/database.ts'
import { field, leads } from '../kit/parity/build.ts'
import { refusalWith } from '../kit/service/refusal.ts'
import { keepFingerprint } from '../../companion/src/parity/fingerprint/keep.ts'
import { canonicalOf } from '../../companion/src/parity/fingerprint/canonical.ts'

const ORG = '00D5e000000abcdEAA' as OrganizationId
const OTHER = '00D5e000000wxyzEAA' as OrganizationId
const at = (day: number) => new Date(Date.UTC(2026, 2, day))

describeOnBoth('the store of parity', (kind) => {
  let database: OpenDatabase
  let db: Database
  let tenantId: TenantId
  beforeAll(async () => {
    database = await openTestDatabase(kind)
    db = database.db
  })
  afterAll(() => database.close())
  beforeEach(async () => {
    tenantId = await addTenant(db)
  })

  type Kept = {
    organizationId?: OrganizationId
    environment?: 'sandbox' | 'production'
    day: number
    tenant?: TenantId
  }

  async function keep({ organizationId = ORG, environment = 'sandbox', day, tenant = tenantId }: Kept) {
    const fingerprintId = newId<FingerprintId>()
    const org = { tenantId: tenant, organizationId, organizationName: 'Acme', environment }
    const row = { ...org, fingerprintId, source: 'read' as const, takenAt: at(day), sha256: String(day), content: '{}' }
    await addFingerprint(row, { db })
    return fingerprintId
  }

  it('K7: keeps nothing that could not be read back (CASE-A29)', async () => {
    const org = { tenantId, organizationId: ORG, organizationName: 'Acme', environment: 'sandbox' as const }
    const keepField = (formula: string) =>
      keepFingerprint(
        leads(field('Email', 'string', { formula })),
        { org, source: 'read' },
        { db, clock: virtualClock() },
      )
    await expect(keepField('x'.repeat(70_000))).rejects.toThrow(refusalWith('FINGERPRINT_UNREADABLE'))
    await expect(keepField('\0')).rejects.toThrow(refusalWith('FINGERPRINT_UNREADABLE'))
    expect(await newestOfOrg(org, { db })).toBeUndefined()
  })

  it('returns the newest of each org and of each environment, and none of another tenant', async () => {
    const [, sandbox] = [await keep({ day: 1 }), await keep({ day: 3 })]
    const production = await keep({ organizationId: OTHER, environment: 'production', day: 2 })
    await keep({ day: 9, tenant: await addTenant(db) })
    const ids = async (rows: Promise<{ fingerprintId: string }[]>) => (await rows).map((row) => row.fingerprintId)
    expect(await ids(newestOfEach(tenantId, { db }))).toEqual([sandbox, production])
    expect((await newestOfOrg({ tenantId, organizationId: ORG }, { db }))?.fingerprintId).toBe(sandbox)
    expect((await newestIn(tenantId, 'production', { db }))?.fingerprintId).toBe(production)
  })

  it('stores a fingerprint once for an id', async () => {
    const fingerprintId = await keep({ day: 1 })
    const row = await newestOfOrg({ tenantId, organizationId: ORG }, { db })
    if (row) await addFingerprint({ ...row, content: 'other' }, { db })
    expect(await newestOfOrg({ tenantId, organizationId: ORG }, { db })).toMatchObject({ fingerprintId, content: '{}' })
  })

  it('deletes a fingerprint that is old, not the newest, and in no report', async () => {
    const [first, second] = [await keep({ day: 1 }), await keep({ day: 2 })]
    const [third, other] = [await keep({ day: 3 }), await keep({ organizationId: OTHER, day: 1 })]
    const report = { counts: { blocking: 0, notable: 0, identical: 0 }, differences: '[]', madeAt: at(2), tenantId }
    const compared = { sandboxFingerprintId: first, productionFingerprintId: other }
    await addReport({ ...report, ...compared, reportId: newId<ParityReportId>() }, { db })
    const left = async () => {
      const { rows } = await database.execute('select fingerprint_id from fingerprint where tenant_id = $1', [tenantId])
      return rows.map((row) => row.fingerprint_id).toSorted()
    }
    await forgetUnused(at(2), { db })
    expect(await left()).toEqual([first, second, third, other].toSorted())
    await forgetUnused(at(9), { db })
    expect(await left()).toEqual([first, third, other].toSorted())
    await database.execute('delete from parity_report')
  })

  it('returns the differences of the last report before a time', async () => {
    const [one, other] = [await keep({ day: 1 }), await keep({ organizationId: OTHER, day: 1 })]
    const common = { tenantId, counts: { blocking: 0, notable: 0, identical: 0 }, sandboxFingerprintId: one }
    for (const day of [1, 2])
      await addReport(
        {
          ...common,
          productionFingerprintId: other,
          reportId: newId<ParityReportId>(),
          madeAt: at(day),
          differences: `${day}`,
        },
        { db },
      )
    expect(await differencesBefore(tenantId, at(1), { db })).toBeUndefined()
    expect(await differencesBefore(tenantId, at(2), { db })).toBe('1')
    expect(await differencesBefore(tenantId, at(3), { db })).toBe('2')
    await database.execute('delete from parity_report')
  })

  it('caches what one user saw of an org, while the entry has its date', async () => {
    const viewer = { tenantId, organizationId: ORG, userId: '005A', apiVersion: '67.0' }
    const seen: SeenObjects = new Map([
      ['Lead', { fields: [field('Email')], lastModified: 'Mon, 02 Mar 2026 10:00:00 GMT' }],
      ['Case', { fields: [field('Subject')], lastModified: null }],
    ])
    await keepSeen(viewer, seen, { db })
    expect([...(await seenBefore(viewer, { db })).keys()]).toEqual(['Lead'])
    expect((await seenBefore({ ...viewer, userId: '005B' }, { db })).size).toBe(0)
    expect((await seenBefore({ ...viewer, apiVersion: '68.0' }, { db })).size).toBe(0)
    await keepSeen(viewer, new Map(), { db })
    expect((await seenBefore(viewer, { db })).size).toBe(0)
  })

  it('stores each part of a push in order, with the bytes of the others', async () => {
    const run = { tenantId, organizationId: ORG, runId: newId() }
    for (const part of [2, 1])
      await putPart({ ...run, part, parts: 3, content: `é${part}`, receivedAt: at(part) }, { db })
    await putPart({ ...run, part: 1, parts: 3, content: 'again', receivedAt: at(1) }, { db })
    expect(await contentsOf(run, { db })).toEqual(['again', 'é2'])
    expect(await bytesWaiting({ ...run, part: 1 }, { db })).toEqual({ ofOrg: 3, ofTenant: 3 })
    expect(await bytesWaiting({ ...run, part: 3 }, { db })).toEqual({ ofOrg: 8, ofTenant: 8 })
    expect(await bytesWaiting({ ...run, organizationId: OTHER, part: 1 }, { db })).toEqual({ ofOrg: 0, ofTenant: 8 })
    expect(await bytesWaiting({ ...run, runId: newId(), part: 1 }, { db })).toEqual({ ofOrg: 8, ofTenant: 8 })
    await removePartsBefore(at(2), { db })
    expect(await partsOf(run, { db })).toEqual([{ part: 2, parts: 3 }])
  })

  it('stores one fingerprint of concurrent parts, in many rounds', async () => {
    const { text } = canonicalOf(leads(field('Email'), field('Phone')))
    for (let round = 0; round < 10; round += 1) {
      const organizationId = `00D5e00000000${round}EAA` as OrganizationId
      const org = { tenantId, organizationId, organizationName: 'Acme', environment: 'sandbox' as const }
      const runId = newId()
      const half = Math.ceil(text.length / 2)
      const parts = [text.slice(0, half), text.slice(half)].map((content, index) => ({
        runId,
        part: index + 1,
        parts: 2,
        content,
      }))
      const outcomes = await Promise.all(parts.map((part) => receivePart(part, org, { db, clock: virtualClock() })))
      expect(outcomes.some(({ complete }) => complete)).toBe(true)
    }
    const { rows } = await database.execute('select 1 from fingerprint where tenant_id = $1', [tenantId])
    expect(rows).toHaveLength(10)
  })

  const fingerprintsLeft = async () =>
    (await database.execute('select fingerprint_id as id from fingerprint where tenant_id = $1', [tenantId])).rows

  it('SEC-M7: keeps five fingerprints of an org that no report uses, the newest ones', async () => {
    const clock = virtualClock()
    const org = { tenantId, organizationId: ORG, organizationName: 'Acme', environment: 'sandbox' as const }
    const ids: FingerprintId[] = []
    for (let n = 0; n < 8; n += 1) {
      clock.advance({ minutes: 1 })
      const label = leads(field('Email', 'string', { formula: `${n}` }))
      ids.push((await keepFingerprint(label, { org, source: 'read' }, { db, clock })).fingerprintId)
    }
    expect((await fingerprintsLeft()).map(({ id }) => id).toSorted()).toEqual(ids.slice(3).toSorted())
  })

  it('SEC-M7: keeps fifty reports of a tenant, the newest ones', async () => {
    const [one, other] = [await keep({ day: 1 }), await keep({ organizationId: OTHER, day: 1 })]
    const counts = { blocking: 0, notable: 0, identical: 0 }
    for (let n = 0; n < 53; n += 1) {
      const compared = { sandboxFingerprintId: one, productionFingerprintId: other, madeAt: new Date(n) }
      await addReport({ ...compared, tenantId, counts, reportId: newId<ParityReportId>(), differences: `${n}` }, { db })
    }
    expect(await differencesBefore(tenantId, new Date(4), { db })).toBe('3')
    expect(await differencesBefore(tenantId, new Date(3), { db })).toBeUndefined()
    await database.execute('delete from parity_report')
  })

  it('SEC-M7: keeps 60 MiB of parts of a tenant waiting, however many of its orgs push at once', async () => {
    await database.execute(
      `insert into fingerprint_part (tenant_id, organization_id, run_id, part, parts, content, received_at)
       select $1::uuid, 'org' || n % 4, gen_random_uuid(), 1, 2, repeat('x', 1024 * 1024), now() from generate_series(1, 59) n`,
      [tenantId],
    )
    const push = (n: number, tenant: TenantId) =>
      receivePart(
        { runId: newId(), part: 1, parts: 2, content: 'x'.repeat(700 * 1024) },
        {
          tenantId: tenant,
          organizationId: `00D${n}` as OrganizationId,
          organizationName: 'A',
          environment: 'sandbox',
        },
        { db, clock: virtualClock() },
      )
    const outcomes = await Promise.allSettled([1, 2, 3].map((n) => push(n, tenantId)))
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    await expect(push(4, tenantId)).rejects.toMatchObject({ code: 'TOO_MANY_REQUESTS', params: { seconds: 3600 } })
    await expect(push(1, await addTenant(db))).resolves.toMatchObject({ complete: false })
  })
})
