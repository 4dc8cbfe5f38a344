import { Type } from 'typebox'
import { Value } from 'typebox/value'
import type { Database } from '../platform/database/database.ts'
import type { TenantId } from '../platform/ids.ts'
import {
  Difference,
  findReport,
  type FingerprintRow,
  parseFingerprint,
  type ReportHead,
  reportHeads,
  unknownPartsOf,
} from '../parity/index.ts'

/** What of a fingerprint tells whether it is the one that was compared. */
export type Seen = Pick<FingerprintRow, 'organizationId' | 'takenAt' | 'content'>

/** What the newest report says, and by whom it was read. */
export type ReportFacts = Pick<ReportHead, 'reportId' | 'madeAt' | 'readAt' | 'readBy'> & {
  sandbox: Seen
  production: Seen
  blocking: Difference[]
  /** The objects and lists that could not be read, as `production:rules`. */
  notCompared: string[]
}

/** The newest report of a tenant. */
export async function readNewestReport(tenantId: TenantId, deps: { db: Database }): Promise<ReportFacts | undefined> {
  const [head] = await reportHeads(tenantId, deps)
  const found = head && (await findReport(tenantId, head.reportId, deps))
  if (!found) return undefined
  const { content, differences, ...report } = found
  return {
    ...report,
    sandbox: { ...report.sandbox, content: content.sandbox },
    production: { ...report.production, content: content.production },
    blocking: blockingIn(differences),
    notCompared: (['sandbox', 'production'] as const).flatMap((side) =>
      unknownPartsOf(parseFingerprint(content[side])).map((part) => `${side}:${part}`),
    ),
  }
}

const blockingIn = (differences: string): Difference[] =>
  Value.Parse(Type.Array(Difference), JSON.parse(differences)).filter(({ severity }) => severity === 'blocking')
