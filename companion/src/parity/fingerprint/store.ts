import { and, desc, eq, exists, gt, inArray, lt, notExists, or, type SQL } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Environment } from '../../connections/index.ts'
import type { Database } from '../../platform/database/database.ts'
import type { OrganizationId, TenantId } from '../../platform/ids.ts'
import type { FingerprintId } from '../ids.ts'
import { fingerprint, parityReport } from '../tables.ts'

type Db = { db: Database }

export type FingerprintRow = typeof fingerprint.$inferSelect

/** A fingerprint without its content, which can be long. */
export type FingerprintHead = Omit<FingerprintRow, 'content'>

/** An org of a tenant. */
export type OrgOfTenant = { tenantId: TenantId; organizationId: OrganizationId }

const HEAD = {
  fingerprintId: fingerprint.fingerprintId,
  tenantId: fingerprint.tenantId,
  organizationId: fingerprint.organizationId,
  organizationName: fingerprint.organizationName,
  environment: fingerprint.environment,
  source: fingerprint.source,
  takenAt: fingerprint.takenAt,
  sha256: fingerprint.sha256,
}
const newestFirst = [desc(fingerprint.takenAt), desc(fingerprint.fingerprintId)]

/** Keeps a fingerprint. What has its id already is the same one. */
export async function addFingerprint(row: FingerprintRow, { db }: Db): Promise<void> {
  await db.insert(fingerprint).values(row).onConflictDoNothing({ target: fingerprint.fingerprintId })
}

/** Whether a tenant has a fingerprint. */
export async function hasFingerprint(tenantId: TenantId, fingerprintId: FingerprintId, { db }: Db): Promise<boolean> {
  const which = and(eq(fingerprint.tenantId, tenantId), eq(fingerprint.fingerprintId, fingerprintId))
  return (await db.select({ fingerprintId: fingerprint.fingerprintId }).from(fingerprint).where(which)).length > 0
}

/** The newest fingerprint of each org that a tenant knows of, the newest first. */
export async function newestOfEach(tenantId: TenantId, { db }: Db): Promise<FingerprintHead[]> {
  const rows = await db
    .selectDistinctOn([fingerprint.organizationId], HEAD)
    .from(fingerprint)
    .where(eq(fingerprint.tenantId, tenantId))
    .orderBy(fingerprint.organizationId, ...newestFirst)
  return rows.toSorted((one, other) => other.takenAt.getTime() - one.takenAt.getTime())
}

/** The newest fingerprint of an org. */
export const newestOfOrg = ({ tenantId, organizationId }: OrgOfTenant, deps: Db): Promise<FingerprintRow | undefined> =>
  newest([eq(fingerprint.tenantId, tenantId), eq(fingerprint.organizationId, organizationId)], deps)

/** The newest fingerprint of a tenant's sandboxes, or of its production orgs. */
export const newestIn = (tenantId: TenantId, environment: Environment, deps: Db): Promise<FingerprintRow | undefined> =>
  newest([eq(fingerprint.tenantId, tenantId), eq(fingerprint.environment, environment)], deps)

async function newest(conditions: SQL[], { db }: Db): Promise<FingerprintRow | undefined> {
  const found = db.select().from(fingerprint).where(and(...conditions)) // prettier-ignore
  const [row] = await found.orderBy(...newestFirst).limit(1)
  return row
}

const { reportId, sandboxFingerprintId, productionFingerprintId } = parityReport
const isInNoReport = ({ db }: Db) =>
  notExists(
    db
      .select({ one: reportId })
      .from(parityReport)
      .where(
        or(eq(sandboxFingerprintId, fingerprint.fingerprintId), eq(productionFingerprintId, fingerprint.fingerprintId)),
      ),
  )

/** Deletes the oldest fingerprints of an org that no report uses, so that at most `kept` of those remain. */
export async function forgetSurplus({ tenantId, organizationId }: OrgOfTenant, kept: number, { db }: Db) {
  const ofOrg = and(eq(fingerprint.tenantId, tenantId), eq(fingerprint.organizationId, organizationId))
  const surplus = await db
    .select({ fingerprintId: fingerprint.fingerprintId })
    .from(fingerprint)
    .where(and(ofOrg, isInNoReport({ db })))
    .orderBy(...newestFirst)
    .offset(kept)
  const ids = surplus.map((one) => one.fingerprintId)
  if (ids.length > 0) await db.delete(fingerprint).where(inArray(fingerprint.fingerprintId, ids))
}

/** Forgets what was taken before a moment, is not the newest of its org, and stands in no report. */
export async function forgetUnused(moment: Date, { db }: Db): Promise<void> {
  const later = alias(fingerprint, 'later')
  const ofSameOrg = [
    eq(later.tenantId, fingerprint.tenantId),
    eq(later.organizationId, fingerprint.organizationId),
    gt(later.takenAt, fingerprint.takenAt),
  ]
  await db.delete(fingerprint).where(
    and(
      lt(fingerprint.takenAt, moment),
      exists(db.select({ one: later.fingerprintId }).from(later).where(and(...ofSameOrg))),
      isInNoReport({ db }),
    ),
  ) // prettier-ignore
}
