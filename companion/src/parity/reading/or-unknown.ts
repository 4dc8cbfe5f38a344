import { Refusal } from '../../platform/refusals/errors.ts'
import { allRowsIn, type Outcome, type Session, type SessionDeps } from '../../salesforce/index.ts'

/** How an org is reached. */
export type Reach = { session: Session; deps: SessionDeps }

/** What the rows of an answer tell; null where the org refuses them, or answers what is not understood. */
export async function rowsOrUnknown<Told>(
  outcome: Outcome,
  read: (rows: unknown[]) => Told,
  { session, deps }: Reach,
): Promise<Told | null> {
  if (outcome instanceof Refusal) return null
  try {
    return read(await allRowsIn(outcome, session, deps))
  } catch (fault) {
    if (isUnknown(fault)) return null
    throw fault
  }
}

const isUnknown = (fault: unknown): boolean =>
  fault instanceof Refusal && (fault.code === 'SALESFORCE_REFUSED' || fault.code === 'SALESFORCE_ANSWER_UNREADABLE')
