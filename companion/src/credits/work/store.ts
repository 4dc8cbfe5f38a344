import { and, desc, eq, gte, inArray, lt, lte, sql, sum, type SQL } from 'drizzle-orm'
import type { Stored } from '../../platform/deps.ts'
import { newId, type TenantId } from '../../platform/ids.ts'
import type { Range } from '../ledger/store.ts'
import { workLog } from '../tables.ts'
import type { Work } from './kinds.ts'

/** A piece of work that cost credits. */
export type WorkRow = typeof workLog.$inferSelect

type NewWork = Work & Pick<WorkRow, 'startedAt' | 'endedAt' | 'credits' | 'outcome'>

export async function addWork({ by, ...work }: NewWork, { db }: Stored): Promise<void> {
  const who = { personId: by?.personId ?? null, personName: by?.name ?? null }
  await db.insert(workLog).values({ workId: newId(), ...work, ...who })
}

/** The newest pieces of work that began in a range, or those after one of them. Both ends are inclusive. */
export const listWork = (
  tenantId: TenantId,
  { after, limit, ...range }: Range & { after?: string; limit: number },
  { db }: Stored,
): Promise<WorkRow[]> =>
  db
    .select()
    .from(workLog)
    .where(and(begunIn(tenantId, range), after === undefined ? undefined : olderThan(after, tenantId)))
    .orderBy(desc(workLog.startedAt), desc(workLog.workId))
    .limit(limit)

/** The credits of all work that began in a range. */
export async function creditsOfWork(tenantId: TenantId, range: Range, { db }: Stored): Promise<number> {
  const credits = sum(workLog.credits).mapWith(Number)
  const [row] = await db.select({ credits }).from(workLog).where(begunIn(tenantId, range))
  return row?.credits ?? 0
}

/** Deletes work that began before a moment, so many pieces at most. Returns how many are gone. */
export async function deleteWorkBefore(moment: Date, most: number, { db }: Stored): Promise<number> {
  const expired = db
    .select({ workId: workLog.workId })
    .from(workLog)
    .where(lt(workLog.startedAt, moment))
    .limit(most)
    .for('update', { skipLocked: true })
  const gone = await db.delete(workLog).where(inArray(workLog.workId, expired)).returning({ workId: workLog.workId })
  return gone.length
}

const begunIn = (tenantId: TenantId, { from, to }: Range): SQL | undefined =>
  and(eq(workLog.tenantId, tenantId), gte(workLog.startedAt, from), lte(workLog.startedAt, to))

/** What comes after a piece of work of the same tenant in the order of reading. */
const olderThan = (workId: string, tenantId: TenantId): SQL => sql`(${workLog.startedAt}, ${workLog.workId}) < (
  select "last"."started_at", "last"."work_id" from ${workLog} as "last"
  where "last"."work_id" = ${workId} and "last"."tenant_id" = ${tenantId})`
