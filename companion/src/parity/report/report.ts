import { writeAudit } from '../../platform/audit/audit.ts'
import type { Timed } from '../../platform/deps.ts'
import { type Refusal } from '../../platform/refusals/errors.ts'
import { refusal } from '../refusals.ts'
import { newId, type TenantId } from '../../platform/ids.ts'
import type { ParityReportId } from '../ids.ts'
import type { Person } from '../../platform/person.ts'
import { parseFingerprint } from '../fingerprint/canonical.ts'
import { compare } from '../compare/compare.ts'
import { newestIn, type FingerprintRow } from '../fingerprint/store.ts'
import { addReport, lockReport, saveReading } from './store.ts'

/** Compares the newest fingerprint of a sandbox with the newest of production. */
export async function makeReport(tenantId: TenantId, { db, clock }: Timed): Promise<ParityReportId> {
  const sandbox = await newestIn(tenantId, 'sandbox', { db })
  const production = await newestIn(tenantId, 'production', { db })
  if (!sandbox || !production) throw needsTwoOrgs(sandbox, production)
  const { differences, counts } = compare(parseFingerprint(sandbox.content), parseFingerprint(production.content))
  const row = {
    reportId: newId<ParityReportId>(),
    tenantId,
    madeAt: clock.now(),
    sandboxFingerprintId: sandbox.fingerprintId,
    productionFingerprintId: production.fingerprintId,
    counts,
    differences: JSON.stringify(differences),
  }
  await addReport(row, { db })
  return row.reportId
}

function needsTwoOrgs(sandbox: FingerprintRow | undefined, production: FingerprintRow | undefined): Refusal {
  const missing = sandbox ? 'production' : production ? 'sandbox' : 'both'
  return refusal('PARITY_NEEDS_TWO_ORGS', { missing })
}

/** Notes the first reader of a report, in the audit trail too. */
export async function markRead(reportId: ParityReportId, by: Person, { db, clock }: Timed): Promise<void> {
  const { tenantId, name } = by
  await db.transaction(async (tx) => {
    const report = await lockReport(tenantId, reportId, { db: tx })
    if (!report) throw refusal('NOT_FOUND')
    if (report.readAt) return
    const at = clock.now()
    await saveReading(reportId, { readAt: at, readBy: name }, { db: tx })
    const after = { reportId, ...report.counts }
    await writeAudit({ tenantId, at, by, action: 'parity.report.read', before: null, after }, { db: tx })
  })
}
