import { before } from '../../platform/clock.ts'
import { DONE, type Check, type Verdict } from './check.ts'
import { dailyLimit, expectedCredits, type CreditFacts } from './credits.ts'
import { blockingDifferences, parityRead, type ParityFacts } from './parity.ts'
import type { Finding } from '../rights/findings.ts'

/** What was found of the integration user's rights, and when. */
type PermissionFacts = { checkedAt: Date; findings: Finding[] }

/** How often people were told of a kind of error in the last days, and when last. */
type ErrorCount = { code: string; count: number; newestAt: Date | null }

export type GoLiveFacts = ParityFacts &
  CreditFacts & { now: Date; permissions: PermissionFacts | null; errors: ErrorCount[] }

/** How far back errors count, and how long rights that were read stay news. */
export const LOOKS_BACK = { days: 7 }

/** The checklist for going live. Every line follows from facts. */
export const decideChecks = (facts: GoLiveFacts) => [
  parityRead(facts),
  blockingDifferences(facts),
  userPermissions(facts),
  dailyLimit(facts),
  expectedCredits(facts),
  lastErrors(facts),
]

export type GoLiveCheck = ReturnType<typeof decideChecks>[number]

type UserFacts = { checkedAt: Date | null; missing: number; unknown: number; findings: Finding[] }

/** Whether the integration user may do what the integration does. */
function userPermissions({ permissions, now }: GoLiveFacts): Check<'user-permissions', UserFacts> {
  const findings = permissions?.findings ?? []
  const count = (state: Finding['state']) => findings.filter((finding) => finding.state === state).length
  const [missing, unknown] = [count('missing'), count('unknown')]
  return {
    id: 'user-permissions',
    ...permissionVerdict({ checkedAt: permissions?.checkedAt, missing, unknown }, now),
    facts: { checkedAt: permissions?.checkedAt ?? null, missing, unknown, findings },
  }
}

type Counted = { checkedAt: Date | undefined; missing: number; unknown: number }

function permissionVerdict({ checkedAt, missing, unknown }: Counted, now: Date): Verdict {
  if (!checkedAt) return { state: 'unknown', remedy: 'read-permissions' }
  if (missing > 0) return { state: 'open', remedy: 'grant-permissions' }
  if (unknown > 0) return { state: 'warning', remedy: 'let-permissions-be-read' }
  return checkedAt < before(now, LOOKS_BACK) ? { state: 'warning', remedy: 'read-permissions-again' } : DONE
}

type ErrorFacts = { days: number; errors: number; newestAt: Date | null; codes: { code: string; count: number }[] }

/** Whether anything went wrong lately that people were told of. */
function lastErrors({ errors }: GoLiveFacts): Check<'last-errors', ErrorFacts> {
  const total = errors.reduce((sum, { count }) => sum + count, 0)
  const verdict: Verdict = total > 0 ? { state: 'warning', remedy: 'see-notifications' } : DONE
  const newest = Math.max(...errors.map(({ newestAt }) => newestAt?.getTime() ?? 0))
  return {
    id: 'last-errors',
    ...verdict,
    facts: {
      days: LOOKS_BACK.days,
      errors: total,
      newestAt: newest > 0 ? new Date(newest) : null,
      codes: errors.map(({ code, count }) => ({ code, count })),
    },
  }
}
