import type { Static } from 'typebox'
import { differencesIn, findReport, reportHeads, type ReportSide } from '../../parity/index.ts'
import type { Database } from '../../platform/database/database.ts'
import type { TenantId } from '../../platform/ids.ts'
import type { ParityDetails, ParitySummary } from '../orgs/schemas.ts'

/** The newest comparison of a sandbox with production, in numbers; null if none was made. */
export async function readParitySummary(
  tenantId: TenantId,
  deps: { db: Database },
): Promise<Static<typeof ParitySummary> | null> {
  const [newest] = await reportHeads(tenantId, deps)
  if (!newest) return null
  const { reportId, madeAt, counts, sandbox, production } = newest
  return { reportId, madeAt, counts, sandbox: sideOf(sandbox), production: sideOf(production) }
}

/** The most differences in an answer. The report in the companion has all of them. */
const MAX_DIFFERENCES = 50

/** What differs in the newest comparison, blocking differences first; null if none was made. */
export async function readParityDetails(
  tenantId: TenantId,
  deps: { db: Database; publicUrl: URL },
): Promise<Static<typeof ParityDetails> | null> {
  const [newest] = await reportHeads(tenantId, deps)
  const report = newest && (await findReport(tenantId, newest.reportId, deps))
  if (!report) return null
  const all = differencesIn(report.differences)
  const [blocking, notable] = ['blocking', 'notable'].map((one) => all.filter(({ severity }) => severity === one))
  const first = [...(blocking ?? []), ...(notable ?? [])].slice(0, MAX_DIFFERENCES)
  return {
    differences: first.map(({ object, kind, severity, name }) => ({ object, kind, severity, name })),
    more: all.length - first.length,
    url: new URL(`/settings/parity/report?id=${encodeURIComponent(report.reportId)}`, deps.publicUrl).href,
  }
}

const sideOf = ({ organizationId, name, takenAt }: ReportSide) => ({ organizationId, name, takenAt })
