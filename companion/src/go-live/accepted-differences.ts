import { writeAudit } from '../platform/audit/audit.ts'
import type { Stored, Timed } from '../platform/deps.ts'
import { refusal } from './refusals.ts'
import type { TenantId } from '../platform/ids.ts'
import type { Refusal } from '../platform/refusals/errors.ts'
import type { Person } from '../platform/person.ts'
import {
  type AcceptedRow,
  deleteAccepted,
  type Difference,
  differencesIn,
  findReport,
  lockAccepted,
  lockReport,
  type ParityReportId,
  saveAccepted,
} from '../parity/index.ts'
import { isAnswer } from './checks/causes.ts'
import { readNewestReport } from './report.ts'

/** The differences that a person accepts at once, the report in which they were seen, and why they may stay. */
export type Acceptance = { reportId: ParityReportId; differences: string[]; reason: string }

/** How many differences one person can answer for with one reason. */
const MAX_ACCEPTED_AT_ONCE = 200

const MIN_REASON_LENGTH = 10

/** A reason without the blanks around it; refused if there is none to speak of. */
export function decideReason(reason: string): string {
  const trimmed = reason.trim()
  if (trimmed.length < MIN_REASON_LENGTH) throw refusal('INPUT_INVALID')
  return trimmed
}

/** Accepts blocking differences of the newest report, all or none. Writes an entry of the audit trail for each. */
export async function acceptDifferences(wish: Acceptance, by: Person, { db, clock }: Timed): Promise<void> {
  const { tenantId, personId, name: personName } = by
  const row = { tenantId, personId, personName, reason: decideReason(wish.reason), acceptedAt: clock.now() }
  const wanted = new Set(wish.differences)
  if (wanted.size > MAX_ACCEPTED_AT_ONCE)
    throw refusal('TOO_MANY_DIFFERENCES', { chosen: wanted.size, most: MAX_ACCEPTED_AT_ONCE })
  await db.transaction(async (tx) => {
    const blocking = await requireBlocking(tenantId, { ...wish, differences: [...wanted] }, { db: tx })
    for (const what of blocking) await acceptOne(what, { row: { ...row, difference: what.id }, by }, { db: tx })
  })
}

/** Saves one acceptance with its entry in the audit trail. */
async function acceptOne(what: Difference, { row, by }: { row: AcceptedRow; by: Person }, deps: Stored): Promise<void> {
  const { tenantId, difference, acceptedAt: at } = row
  const before = await lockAccepted(tenantId, difference, deps)
  await saveAccepted(row, deps)
  const change = { before: before ? auditValues(before, what) : null, after: auditValues(row, what) }
  await writeAudit({ tenantId, at, by, action: 'parity.difference.accepted', ...change }, deps)
}

/** Withdraws the acceptance of a difference. */
export async function withdrawAcceptance(difference: string, by: Person, { db, clock }: Timed): Promise<void> {
  const { tenantId } = by
  if (isAnswer(difference)) throw refusal('NOT_FOUND')
  await db.transaction(async (tx) => {
    const before = await lockAccepted(tenantId, difference, { db: tx })
    if (!before) throw refusal('NOT_FOUND')
    await deleteAccepted(tenantId, difference, { db: tx })
    const entry = { tenantId, at: clock.now(), by, before: auditValues(before), after: null }
    await writeAudit({ ...entry, action: 'parity.difference.withdrawn' }, { db: tx })
  })
}

/** The wanted differences if all of them block now. Locks the report, so that admins accept one after another. */
async function requireBlocking(tenantId: TenantId, wish: Acceptance, deps: Stored): Promise<Difference[]> {
  const newest = await readNewestReport(tenantId, deps)
  if (newest) await lockReport(tenantId, newest.reportId, deps)
  const blocking = new Map(newest?.blocking.map((one) => [one.id, one]))
  const missing = wish.differences.filter((id) => !blocking.has(id))
  if (missing.length > 0) throw await changedDifference(tenantId, { ...wish, differences: missing }, deps)
  return wish.differences.flatMap((id) => blocking.get(id) ?? [])
}

/** Names the first difference that no longer blocks, as the report names it in which the person saw it. */
async function changedDifference(
  tenantId: TenantId,
  { reportId, differences }: Acceptance,
  deps: Stored,
): Promise<Refusal> {
  const seen = await findReport(tenantId, reportId, deps)
  if (!seen) return refusal('NOT_FOUND')
  const first = differencesIn(seen.differences).find(({ id }) => differences.includes(id))
  return first
    ? refusal('DIFFERENCE_CHANGED', { name: `${first.object}.${first.name}`, more: differences.length - 1 })
    : refusal('NOT_FOUND')
}

function auditValues({ difference, reason }: Pick<AcceptedRow, 'difference' | 'reason'>, what?: Difference) {
  const told = what && { object: what.object, kind: what.kind, name: what.name }
  return { difference, ...told, reason }
}
