import type { Static } from 'typebox'
import { reportHeads, type ReportSide } from '../../parity/index.ts'
import type { Database } from '../../platform/database/database.ts'
import type { TenantId } from '../../platform/ids.ts'
import type { ParitySummary } from '../orgs/schemas.ts'

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

const sideOf = ({ organizationId, name, takenAt }: ReportSide) => ({ organizationId, name, takenAt })
