import { writeAudit } from '../platform/audit/audit.ts'
import type { Stored, Timed } from '../platform/deps.ts'
import { refusal } from './refusals.ts'
import type { TenantId } from '../platform/ids.ts'
import type { Person } from '../platform/person.ts'
import { type AcceptedRow, deleteAccepted, type Difference, lockAccepted, saveAccepted } from '../parity/index.ts'
import { isAnswer } from './checks/causes.ts'
import { readNewestReport } from './report.ts'

/** What a person accepts, and why. */
export type Acceptance = { difference: string; reason: string }

const MIN_REASON_LENGTH = 10

/** A reason without the blanks around it; refused if there is none to speak of. */
export function decideReason(reason: string): string {
  const trimmed = reason.trim()
  if (trimmed.length < MIN_REASON_LENGTH) throw refusal('INPUT_INVALID')
  return trimmed
}

/** Accepts a blocking difference of the newest report. Writes the audit trail. */
export async function acceptDifference(wish: Acceptance, by: Person, { db, clock }: Timed): Promise<void> {
  const { tenantId, personId, name: personName } = by
  const acceptedAt = clock.now()
  const row = {
    tenantId,
    difference: wish.difference,
    personId,
    personName,
    reason: decideReason(wish.reason),
    acceptedAt,
  }
  await db.transaction(async (tx) => {
    const what = await requireBlocking(tenantId, wish.difference, { db: tx })
    const before = await lockAccepted(tenantId, wish.difference, { db: tx })
    await saveAccepted(row, { db: tx })
    const change = { before: before ? auditValues(before, what) : null, after: auditValues(row, what) }
    await writeAudit({ tenantId, at: acceptedAt, by, action: 'parity.difference.accepted', ...change }, { db: tx })
  })
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

/** The difference of an id, if it blocks now. */
async function requireBlocking(tenantId: TenantId, difference: string, deps: Stored): Promise<Difference> {
  const report = await readNewestReport(tenantId, deps)
  const found = report?.blocking.find(({ id }) => id === difference)
  if (!found) throw refusal('NOT_FOUND')
  return found
}

function auditValues({ difference, reason }: Pick<AcceptedRow, 'difference' | 'reason'>, what?: Difference) {
  const told = what && { object: what.object, kind: what.kind, name: what.name }
  return { difference, ...told, reason }
}
