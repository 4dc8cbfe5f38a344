import { inArray, lt, sql } from 'drizzle-orm'
import { Type } from 'typebox'
import { before } from '../clock.ts'
import type { Timed } from '../deps.ts'
import type { Jobs } from '../jobs/jobs.ts'
import { auditEntry } from '../tables.ts'

const JOB = 'audit-housekeeping'
const EVERY_NIGHT = '17 3 * * *'
/** Entries that one transaction deletes, and transactions of one night: the rest follows the next night. */
const BATCH = 1000
const MAX_BATCHES = 500

/** How long entries are kept: days, or `null` for ever. */
export type Retention = { keptForDays: number | null }

/** Deletes the entries that are older than the retention, in batches. */
export async function tidyAudit({ keptForDays, clock, ...deps }: Timed & Retention): Promise<void> {
  if (keptForDays === null) return
  const end = before(clock.now(), { days: keptForDays })
  for (let batch = 0; batch < MAX_BATCHES; batch += 1) if ((await deleteBatch(end, deps)) < BATCH) return
}

/** The trigger of the table lets a transaction delete only with this setting, which ends with the transaction. */
const deleteBatch = (end: Date, { db }: Pick<Timed, 'db'>): Promise<number> =>
  db.transaction(async (tx) => {
    await tx.execute(sql`select set_config('tollbridge.audit_retention', 'on', true)`)
    const expired = tx
      .select({ auditId: auditEntry.auditId })
      .from(auditEntry)
      .where(lt(auditEntry.at, end))
      .limit(BATCH)
      .for('update', { skipLocked: true })
    const gone = await tx
      .delete(auditEntry)
      .where(inArray(auditEntry.auditId, expired))
      .returning({ auditId: auditEntry.auditId })
    return gone.length
  })

/** Schedules the housekeeping. One process at a time runs it. */
export async function scheduleAuditHousekeeping(jobs: Jobs, deps: Timed & Retention): Promise<void> {
  await jobs.work(JOB, Type.Object({}), () => tidyAudit(deps))
  await jobs.schedule(JOB, EVERY_NIGHT)
}
