import { Refusal } from '../../platform/refusals/errors.ts'
import { askAlone, refusalIn, type Answered, type Ask } from './ask.ts'
import { askTogether } from './composite.ts'
import type { Session, SessionDeps } from './session.ts'

/** An answer, or the refusal of an org that does not give it. */
export type Outcome = Answered | Refusal

/**
 * Asks together, for one credit, an org that may refuse a part, or to be asked together at all. Anything else that goes
 * wrong goes wrong as a whole.
 */
export async function tryTogether<Name extends string>(
  asks: Record<Name, Ask>,
  session: Session,
  deps: SessionDeps,
): Promise<Record<Name, Outcome>> {
  return outcomesByName(Object.keys(asks), await orRefusal(() => askTogether(asks, session, deps)))
}

const outcomesByName = (names: string[], answers: Record<string, Answered> | Refusal): Record<string, Outcome> =>
  answers instanceof Refusal
    ? Object.fromEntries(names.map((name) => [name, answers]))
    : Object.fromEntries(Object.entries(answers).map(([name, answered]) => [name, outcomeOf(answered)]))

/** Asks alone, for one credit. */
export const tryAlone = (ask: Ask, session: Session, deps: SessionDeps): Promise<Outcome> =>
  orRefusal(() => askAlone(ask, session, deps))

async function orRefusal<Result>(call: () => Promise<Result>): Promise<Result | Refusal> {
  try {
    return await call()
  } catch (fault) {
    if (fault instanceof Refusal && isRefused(fault)) return fault
    throw fault
  }
}

function outcomeOf(answered: Answered): Outcome {
  const fault = refusalIn(answered)
  if (fault && !isRefused(fault)) throw fault
  return fault ?? answered
}

const isRefused = ({ code }: Refusal): boolean => code === 'SALESFORCE_REFUSED'
