import { writeAudit } from '../platform/audit/audit.ts'
import type { Person } from '../platform/person.ts'
import { type AcceptedRow, deleteAccepted, lockAccepted, saveAccepted } from '../parity/index.ts'
import { decideReason } from './accepted-differences.ts'
import { isAnswer, NO_SANDBOX } from './checks/causes.ts'
import type { FactDeps } from './facts.ts'
import { readGoLive, type GoLive } from './go-live.ts'
import { refusal } from './refusals.ts'

/** What a person continues without, by the name of its answer, and why. */
type Continuing = { answer: string; reason: string }

/** Continues without what could not be checked. Writes the audit trail. */
export async function continueWithout({ answer, reason }: Continuing, by: Person, deps: FactDeps): Promise<void> {
  const { tenantId, personId, name: personName } = by
  const acceptedAt = deps.clock.now()
  const row = { tenantId, difference: answer, personId, personName, reason: decideReason(reason), acceptedAt }
  await deps.db.transaction(async (tx) => {
    const checks = requireUnchecked(answer, await readGoLive(tenantId, { ...deps, db: tx }))
    const before = await lockAccepted(tenantId, answer, { db: tx })
    await saveAccepted(row, { db: tx })
    const change = { before: before ? auditValues(before) : null, after: { ...auditValues(row), checks } }
    await writeAudit({ tenantId, at: acceptedAt, by, action: 'go-live.check.continued-without', ...change }, { db: tx })
  })
}

/** Withdraws the answer for what could not be checked. */
export async function withdrawContinuing(answer: string, by: Person, { db, clock }: FactDeps): Promise<void> {
  const { tenantId } = by
  if (!isAnswer(answer)) throw refusal('NOT_FOUND')
  await db.transaction(async (tx) => {
    const before = await lockAccepted(tenantId, answer, { db: tx })
    if (!before) throw refusal('NOT_FOUND')
    await deleteAccepted(tenantId, answer, { db: tx })
    const entry = { tenantId, at: clock.now(), by, before: auditValues(before), after: null }
    await writeAudit({ ...entry, action: 'go-live.check.withdrawn' }, { db: tx })
  })
}

/** The checks that an answer is for. What is known by now, or open, cannot be continued without. */
function requireUnchecked(answer: string, { checks, hadSandbox }: GoLive): string[] {
  const isDirect = answer === NO_SANDBOX && !hadSandbox
  const unchecked = checks.filter((check) => check.answer !== null && (isDirect || check.answer === answer))
  if (unchecked.length === 0) throw refusal('NOT_FOUND')
  return unchecked.map(({ id }) => id)
}

const auditValues = ({ difference, reason }: Pick<AcceptedRow, 'difference' | 'reason'>) => ({
  answer: difference,
  reason,
})
