import { and, desc, eq, inArray, lt } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Database } from '../../platform/database/database.ts'
import type { TenantId } from '../../platform/ids.ts'
import type { ParityReportId } from '../ids.ts'
import { acceptedDifference, fingerprint, parityReport } from '../tables.ts'

type Db = { db: Database }

type ReportRow = typeof parityReport.$inferSelect

/** One of the two orgs of a report, as it was compared. */
export type ReportSide = Pick<typeof fingerprint.$inferSelect, 'organizationId' | 'takenAt' | 'source'> & {
  name: string
}

/** A report without its differences. */
export type ReportHead = Pick<ReportRow, 'reportId' | 'madeAt' | 'counts' | 'readAt' | 'readBy'> & {
  sandbox: ReportSide
  production: ReportSide
}

/** How many reports of a tenant are kept. */
const MAX_REPORTS = 50

const sandbox = alias(fingerprint, 'sandbox')
const production = alias(fingerprint, 'production')

const HEAD = {
  reportId: parityReport.reportId,
  madeAt: parityReport.madeAt,
  counts: parityReport.counts,
  readAt: parityReport.readAt,
  readBy: parityReport.readBy,
  sandbox: {
    organizationId: sandbox.organizationId,
    name: sandbox.organizationName,
    takenAt: sandbox.takenAt,
    source: sandbox.source,
  },
  production: {
    organizationId: production.organizationId,
    name: production.organizationName,
    takenAt: production.takenAt,
    source: production.source,
  },
}

const BODY = {
  differences: parityReport.differences,
  content: { sandbox: sandbox.content, production: production.content },
}

/** Adds a report in place of the tenant's oldest ones. */
export async function addReport(row: typeof parityReport.$inferInsert, { db }: Db): Promise<void> {
  await db.insert(parityReport).values(row)
  const surplus = await db
    .select({ reportId: parityReport.reportId })
    .from(parityReport)
    .where(eq(parityReport.tenantId, row.tenantId))
    .orderBy(desc(parityReport.madeAt), desc(parityReport.reportId))
    .offset(MAX_REPORTS)
  const ids = surplus.map(({ reportId }) => reportId)
  if (ids.length > 0) await db.delete(parityReport).where(inArray(parityReport.reportId, ids))
}

/** The reports of a tenant, the newest first. */
export const reportHeads = (tenantId: TenantId, { db }: Db): Promise<ReportHead[]> =>
  db
    .select(HEAD)
    .from(parityReport)
    .innerJoin(sandbox, eq(sandbox.fingerprintId, parityReport.sandboxFingerprintId))
    .innerJoin(production, eq(production.fingerprintId, parityReport.productionFingerprintId))
    .where(eq(parityReport.tenantId, tenantId))
    .orderBy(desc(parityReport.madeAt))
    .limit(MAX_REPORTS)

const ofTenant = (tenantId: TenantId, reportId: ParityReportId) =>
  and(eq(parityReport.tenantId, tenantId), eq(parityReport.reportId, reportId))

/** A report with its differences, and the fingerprints that it compares. */
export async function findReport(tenantId: TenantId, reportId: ParityReportId, { db }: Db) {
  const [found] = await db
    .select({ ...HEAD, ...BODY })
    .from(parityReport)
    .innerJoin(sandbox, eq(sandbox.fingerprintId, parityReport.sandboxFingerprintId))
    .innerJoin(production, eq(production.fingerprintId, parityReport.productionFingerprintId))
    .where(ofTenant(tenantId, reportId))
  return found
}

/** The differences of the report that was made before a moment. */
export async function differencesBefore(tenantId: TenantId, moment: Date, { db }: Db): Promise<string | undefined> {
  const [row] = await db
    .select({ differences: parityReport.differences })
    .from(parityReport)
    .where(and(eq(parityReport.tenantId, tenantId), lt(parityReport.madeAt, moment)))
    .orderBy(desc(parityReport.madeAt))
    .limit(1)
  return row?.differences
}

/** A report, locked until the transaction ends. */
export async function lockReport(tenantId: TenantId, reportId: ParityReportId, { db }: Db) {
  const [row] = await db
    .select({ readAt: parityReport.readAt, counts: parityReport.counts })
    .from(parityReport)
    .where(ofTenant(tenantId, reportId))
    .for('update')
  return row
}

/** Notes who read a report first. */
export async function saveReading(
  reportId: ParityReportId,
  reading: { readAt: Date; readBy: string },
  { db }: Db,
): Promise<void> {
  await db.update(parityReport).set(reading).where(eq(parityReport.reportId, reportId))
}

/** The accepted differences. */
export const acceptedOf = (tenantId: TenantId, { db }: Db) => {
  const { difference, personName, acceptedAt, reason } = acceptedDifference
  return db
    .select({ difference, by: personName, at: acceptedAt, reason })
    .from(acceptedDifference)
    .where(eq(acceptedDifference.tenantId, tenantId))
}
