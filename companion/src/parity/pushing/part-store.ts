import { and, asc, eq, lt, ne, or, sql } from 'drizzle-orm'
import type { Database } from '../../platform/database/database.ts'
import type { OrgOfTenant } from '../fingerprint/store.ts'
import { fingerprintPart } from '../tables.ts'

type Db = { db: Database }

export type PartRow = typeof fingerprintPart.$inferSelect

/** One push of an org, in several parts. */
export type Run = OrgOfTenant & { runId: string }

const ofOrg = ({ tenantId, organizationId }: OrgOfTenant) =>
  and(eq(fingerprintPart.tenantId, tenantId), eq(fingerprintPart.organizationId, organizationId))

const ofRun = (run: Run) => and(ofOrg(run), eq(fingerprintPart.runId, run.runId))

/** Keeps a part; the same part again takes the place of the first. */
export async function putPart(row: PartRow, { db }: Db): Promise<void> {
  const { tenantId, organizationId, runId, part } = fingerprintPart
  await db
    .insert(fingerprintPart)
    .values(row)
    .onConflictDoUpdate({ target: [tenantId, organizationId, runId, part], set: row })
}

/** How many bytes wait of an org and of its whole tenant, of all runs, but for one part. */
export async function bytesWaiting(besides: Pick<PartRow, keyof Run | 'part'>, { db }: Db) {
  const isOther = or(
    ne(fingerprintPart.organizationId, besides.organizationId),
    ne(fingerprintPart.runId, besides.runId),
    ne(fingerprintPart.part, besides.part),
  )
  const bytes = sql<string>`coalesce(sum(octet_length(${fingerprintPart.content})), 0)`
  const [sums] = await db
    .select({
      ofTenant: bytes,
      ofOrg: sql<string>`coalesce(sum(octet_length(${fingerprintPart.content}))
        filter (where ${fingerprintPart.organizationId} = ${besides.organizationId}), 0)`,
    })
    .from(fingerprintPart)
    .where(and(eq(fingerprintPart.tenantId, besides.tenantId), isOther))
  return { ofOrg: Number(sums?.ofOrg ?? 0), ofTenant: Number(sums?.ofTenant ?? 0) }
}

/** The numbers of the parts of a run that are there, and of how many each says it is one. */
export const partsOf = (run: Run, { db }: Db): Promise<Pick<PartRow, 'part' | 'parts'>[]> =>
  db.select({ part: fingerprintPart.part, parts: fingerprintPart.parts }).from(fingerprintPart).where(ofRun(run))

/** The contents of a run, the first part first. */
export async function contentsOf(run: Run, { db }: Db): Promise<string[]> {
  const { content, part } = fingerprintPart
  const rows = await db.select({ content }).from(fingerprintPart).where(ofRun(run)).orderBy(asc(part))
  return rows.map((row) => row.content)
}

/** Forgets the parts of a run. */
export async function removeParts(run: Run, { db }: Db): Promise<void> {
  await db.delete(fingerprintPart).where(ofRun(run))
}

/** Forgets parts that came before a moment. */
export async function removePartsBefore(moment: Date, { db }: Db): Promise<void> {
  await db.delete(fingerprintPart).where(lt(fingerprintPart.receivedAt, moment))
}
