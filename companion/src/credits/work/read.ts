import type { TenantId } from '../../platform/ids.ts'
import { spentBetween, type Range } from '../ledger/store.ts'
import type { CreditServices } from '../services.ts'
import { creditsOfWork, listWork, type WorkRow } from './store.ts'

/** Pieces of work in one answer. */
const PAGE = 50

/** A range, and the piece of work after which to go on. */
export type WorkQuestion = Range & { after?: string }

/** A part of the work of a range, newest first, and how much of what was spent in the range all of it explains. */
export type WorkReport = { rows: WorkRow[]; hasOlder: boolean; attributed: number; notAttributed: number }

/** What a tenant's work cost, including credits that this process has not written yet. */
export async function readWork(tenantId: TenantId, ask: WorkQuestion, deps: CreditServices): Promise<WorkReport> {
  await deps.gate.flush(tenantId)
  const rows = await listWork(tenantId, { ...ask, limit: PAGE + 1 }, deps)
  const attributed = await creditsOfWork(tenantId, ask, deps)
  const spent = await spentBetween(tenantId, ask, deps)
  return {
    rows: rows.slice(0, PAGE),
    hasOlder: rows.length > PAGE,
    attributed,
    notAttributed: Math.max(0, spent - attributed),
  }
}
