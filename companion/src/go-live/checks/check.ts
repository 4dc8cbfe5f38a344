import { createHash } from 'node:crypto'
import type { AcceptedRow } from '../../parity/index.ts'
import { answerOf, placeOf, stateOf, type Cause, type CheckState } from './causes.ts'

/** Why a check is not done, and what exactly that is about. An answer holds for this subject alone. */
export type Verdict = { cause: Cause | null; about?: readonly string[] }

export const DONE: Verdict = { cause: null }

/** Who continues without a check, or accepts a difference, since when and why. */
export type Answer = { by: string; at: Date; reason: AcceptedRow['reason'] }

/** One line of the list: how it stands and why, by the facts that it rests on. */
export type Check<Id extends string, Facts> = {
  id: Id
  state: CheckState
  cause: Cause | null
  /** The page where the remedy is applied. */
  link: string | null
  /** The name of the answer that continues without it; null where it is known how it stands. */
  answer: string | null
  facts: Facts
}

const SUBJECT_LENGTH = 16

/** A line of the list from its verdict. */
export function checkOf<Id extends string, Facts extends object>(
  id: Id,
  { cause, about }: Verdict,
  facts: Facts,
): Check<Id, Facts> {
  if (!cause) return { id, state: 'done', cause, link: null, answer: null, facts }
  const [name, place] = [answerOf(cause), placeOf(cause)]
  const answer = name && about ? `${name}:${subjectOf(about)}` : name
  const link = place.endsWith('/report') ? `${place}${reportQuery(facts)}` : place
  return { id, state: stateOf(cause), cause, link, answer, facts }
}

const reportQuery = (facts: object): string =>
  'reportId' in facts && typeof facts.reportId === 'string' ? `?id=${facts.reportId}` : ''

const subjectOf = (about: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(about)).digest('hex').slice(0, SUBJECT_LENGTH)
