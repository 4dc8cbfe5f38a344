import { before } from '../../platform/clock.ts'
import { checkOf, DONE, type Check, type Verdict } from './check.ts'
import { dailyLimit, expectedCredits, type CreditFacts } from './credits.ts'
import { blockingDifferences, parityRead, type ParityFacts } from './parity.ts'
import type { Finding } from '../rights/findings.ts'

/** What was found of the integration user's rights, and when. */
type PermissionFacts = { checkedAt: Date; findings: Finding[] }

/** How often people were told of a kind of error in the last days, and when last. */
type ErrorCount = { code: string; count: number; newestAt: Date | null }

export type GoLiveFacts = ParityFacts &
  CreditFacts & { isConnected: boolean; permissions: PermissionFacts | null; errors: ErrorCount[] }

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
function userPermissions(facts: GoLiveFacts): Check<'user-permissions', UserFacts> {
  const { permissions } = facts
  const findings = permissions?.findings ?? []
  const count = (state: Finding['state']) => findings.filter((finding) => finding.state === state).length
  return checkOf('user-permissions', permissionVerdict(facts), {
    checkedAt: permissions?.checkedAt ?? null,
    missing: count('missing'),
    unknown: count('unknown'),
    findings,
  })
}

function permissionVerdict({ permissions, isConnected, now }: GoLiveFacts): Verdict {
  const isOld = permissions !== null && permissions.checkedAt < before(now, LOOKS_BACK)
  const isInOrder = permissions?.findings.every(({ state }) => state === 'ok') && !isOld
  if (isInOrder) return DONE
  // What was found of a sandbox that is gone can neither be mended nor read again.
  if (!isConnected) return { cause: 'nothing-connected' }
  if (!permissions) return { cause: 'permissions-unread' }
  const { checkedAt, findings } = permissions
  if (findings.some(({ state }) => state === 'missing')) return { cause: 'permissions-missing' }
  const hidden = findings.filter(({ state }) => state === 'unknown')
  if (hidden.length > 0) return { cause: 'permissions-hidden', about: hidden.map(nameOf) }
  return { cause: 'permissions-old', about: [checkedAt.toISOString()] }
}

const nameOf = ({ id, object, field }: Finding): string => [id, object, field].join(' ')

type ErrorFacts = { days: number; errors: number; newestAt: Date | null; codes: { code: string; count: number }[] }

/** Whether anything went wrong lately that people were notified of. */
function lastErrors({ errors }: GoLiveFacts): Check<'last-errors', ErrorFacts> {
  const total = errors.reduce((sum, { count }) => sum + count, 0)
  const newest = Math.max(...errors.map(({ newestAt }) => newestAt?.getTime() ?? 0))
  return checkOf('last-errors', total > 0 ? { cause: 'recent-errors' } : DONE, {
    days: LOOKS_BACK.days,
    errors: total,
    newestAt: newest > 0 ? new Date(newest) : null,
    codes: errors.map(({ code, count }) => ({ code, count })),
  })
}
