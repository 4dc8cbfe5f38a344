import { before } from '../../platform/clock.ts'
import type { TenantId } from '../../platform/ids.ts'

/** An org as one tenant calls it. */
export type CalledOrg = { tenantId: TenantId; origin: string }

/** API requests of the org's last 24 hours, from every client, and how many it allows. `used` may exceed `limit`. */
export type Usage = { used: number; limit: number }

/** The allowance that an org last reported. */
export type OrgAllowance = Usage & {
  observedAt: Date
  /** When it refused a request because nothing was left. Null once it has reported something left. */
  refusedAt: Date | null
  /** When one request may probe whether it accepts requests again. */
  probeAt: Date | null
}

/** `low`: too little is left for background work. `spent`: nothing is left. */
export type OrgState = 'ok' | 'low' | 'spent'

/** Background work pauses when less than this percentage of the allowance remains. A tenant can set another one. */
export const DEFAULT_FLOOR_PERCENT = 10

/** The requests of an org's allowance that background work leaves to other apps. */
export const reserveOf = (limit: number, floorPercent: number): number => Math.ceil((limit * floorPercent) / 100)

/**
 * The state of an org: `low` once the next request of background work would touch the reserve. An org that has not
 * reported yet counts as `ok`, since only a request can find out.
 */
export function orgStateOf(allowance: OrgAllowance | undefined, floorPercent: number): OrgState {
  if (!allowance) return 'ok'
  const { used, limit, refusedAt } = allowance
  if (refusedAt) return 'spent'
  return limit - used <= reserveOf(limit, floorPercent) ? 'low' : 'ok'
}

/** A connected org is read every 65 to 80 minutes. After two missed readings, what was read says nothing about now. */
const FRESH_FOR = { hours: 3 }

/** Whether a reading of an org is too old to say anything about now. */
export const isOldReading = (readAt: Date, now: Date): boolean => readAt < before(now, FRESH_FOR)

/** The largest integer that a column holds. */
const MAX_INTEGER = 2_147_483_647

/** The allowance after an org reported its usage. Ignores a limit of 0, which no org has. */
export function observed(before: OrgAllowance | undefined, reported: Usage, now: Date): OrgAllowance | undefined {
  if (reported.limit <= 0) return before
  const usage = { used: Math.min(reported.used, MAX_INTEGER), limit: Math.min(reported.limit, MAX_INTEGER) }
  const hasSomeLeft = usage.used < usage.limit
  const refusal = hasSomeLeft || !before ? { refusedAt: null, probeAt: null } : before
  return { ...usage, observedAt: now, refusedAt: refusal.refusedAt, probeAt: refusal.probeAt }
}
