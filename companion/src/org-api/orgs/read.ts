import { connectionOf } from '../../connections/index.ts'
import { type FingerprintHead, newestOfEach } from '../../parity/index.ts'
import type { Stored } from '../../platform/deps.ts'
import type { TenantId } from '../../platform/ids.ts'
import { listPairedOrgs, type PairedOrgRow } from './paired-orgs.ts'

/** A paired org: when it was last heard from, what is known of its looks, and whether it is the connected one. */
export type PairedOrg = PairedOrgRow & {
  lastHeardAt: Date
  connected: boolean
  fingerprint: Pick<FingerprintHead, 'takenAt' | 'source'> | null
}

/** The orgs that report to a tenant, as its people see them. */
export async function readPairedOrgs(tenantId: TenantId, deps: Stored): Promise<PairedOrg[]> {
  const [rows, fingerprints, connection] = await Promise.all([
    listPairedOrgs(tenantId, deps),
    newestOfEach(tenantId, deps),
    connectionOf(tenantId, deps),
  ])
  return rows.map((row) => {
    const fingerprint = fingerprints.find(({ organizationId }) => organizationId === row.organizationId)
    const connected = connection?.organizationId === row.organizationId
    return {
      ...row,
      lastHeardAt: lastHeardAt(row, fingerprint),
      connected,
      fingerprint: fingerprint ? { takenAt: fingerprint.takenAt, source: fingerprint.source } : null,
    }
  })
}

/** The newest of what an org sends by itself: its introduction, its API requests, its fingerprint. */
function lastHeardAt({ pairedAt, apiReportedAt }: PairedOrgRow, fingerprint: FingerprintHead | undefined): Date {
  const pushedAt = fingerprint?.source === 'pushed' ? fingerprint.takenAt : pairedAt
  return new Date(Math.max(...[pairedAt, apiReportedAt ?? pairedAt, pushedAt].map(Number)))
}
