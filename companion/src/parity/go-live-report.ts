import { and, desc, eq, type SQL } from 'drizzle-orm'
import { Type, type Static } from 'typebox'
import { Value } from 'typebox/value'
import type { Environment } from '../connections/environment.ts'
import type { Database } from '../platform/database.ts'
import type { TenantId } from '../platform/ids.ts'
import { fingerprint, parityReport } from './tables.ts'

type Db = { db: Database }

/** What of a fingerprint tells whether it is the one that was compared. */
export type Seen = Pick<typeof fingerprint.$inferSelect, 'organizationId' | 'takenAt' | 'sha256'>

const Line = Type.Object({
  id: Type.String(),
  object: Type.String(),
  kind: Type.String(),
  name: Type.String(),
  severity: Type.String(),
})

export type BlockingDifference = Pick<Static<typeof Line>, 'id' | 'object' | 'kind' | 'name'>

/** What the newest report says, and by whom it was read. */
export type ReportFacts = Pick<typeof parityReport.$inferSelect, 'reportId' | 'madeAt' | 'readAt' | 'readBy'> & {
  sandbox: Seen
  production: Seen
  blocking: BlockingDifference[]
}

/** The newest report of a tenant. */
export async function readNewestReport(tenantId: TenantId, { db }: Db): Promise<ReportFacts | undefined> {
  const [report] = await db
    .select()
    .from(parityReport)
    .where(eq(parityReport.tenantId, tenantId))
    .orderBy(desc(parityReport.madeAt))
    .limit(1)
  if (!report) return undefined
  const { reportId, madeAt, readAt, readBy } = report
  const sandbox = await seenBy(eq(fingerprint.fingerprintId, report.sandboxFingerprintId), { db })
  const production = await seenBy(eq(fingerprint.fingerprintId, report.productionFingerprintId), { db })
  if (!sandbox || !production) throw new Error('a report of fingerprints that are not there')
  return { reportId, madeAt, readAt, readBy, sandbox, production, blocking: blockingIn(report.differences) }
}

/** What the newest fingerprint of an environment looks like. */
export const readNewestSeen = async (tenantId: TenantId, environment: Environment, deps: Db): Promise<Seen | null> =>
  (await seenBy(and(eq(fingerprint.tenantId, tenantId), eq(fingerprint.environment, environment)), deps)) ?? null

/** The newest fingerprint of those that are meant. */
async function seenBy(which: SQL | undefined, { db }: Db): Promise<Seen | undefined> {
  const { organizationId, takenAt, sha256 } = fingerprint
  const [seen] = await db
    .select({ organizationId, takenAt, sha256 })
    .from(fingerprint)
    .where(which)
    .orderBy(desc(takenAt), desc(fingerprint.fingerprintId))
    .limit(1)
  return seen
}

const blockingIn = (differences: string): BlockingDifference[] =>
  Value.Parse(Type.Array(Line), JSON.parse(differences)).filter(({ severity }) => severity === 'blocking')
