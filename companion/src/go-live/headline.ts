import { NO_SANDBOX } from './checks/causes.ts'
import type { Answer } from './checks/check.ts'
import { decideChecks, type GoLiveCheck, type GoLiveFacts } from './checks/checks.ts'

/** A line of the list, and who continues without it. */
export type AnsweredCheck = GoLiveCheck & { continued: Answer | null }

export const HEADLINES = ['not-started', 'attention', 'unchecked', 'ready'] as const

/** How a tenant stands as a whole. The worst line decides. */
export type Headline = {
  state: (typeof HEADLINES)[number]
  /** Checks that are open. */
  attention: number
  /** Checks of which the facts tell nothing, those included that a person continues without. */
  unchecked: number
  /** How many of `unchecked` a person continues without. */
  continued: number
  /** Checks that warn, and stop nothing. */
  warnings: number
}

/** The lines of the list with their answers. One answer stands for all lines of a tenant that goes to production directly. */
export function answeredChecks(facts: GoLiveFacts): AnsweredCheck[] {
  const directly = facts.hadSandbox ? undefined : facts.accepted.get(NO_SANDBOX)
  return decideChecks(facts).map((check) => {
    const { answer } = check
    const continued = answer === null ? null : (facts.accepted.get(answer) ?? directly ?? null)
    return { ...check, continued }
  })
}

/** How the list stands as a whole. */
export function headlineOf(checks: readonly AnsweredCheck[], { isStarted }: { isStarted: boolean }): Headline {
  const count = (state: GoLiveCheck['state']) => checks.filter((check) => check.state === state).length
  const [attention, unchecked, warnings] = [count('open'), count('unknown'), count('warning')]
  const continued = checks.filter((check) => check.continued).length
  const state = attention > 0 ? 'attention' : !isStarted ? 'not-started' : unchecked > 0 ? 'unchecked' : 'ready'
  return { state, attention, unchecked, continued, warnings }
}

/** Whether nothing is open, and a person continues without each check that could not be made. */
export const mayConnect = ({ attention, unchecked, continued }: Headline): boolean =>
  attention === 0 && unchecked === continued
