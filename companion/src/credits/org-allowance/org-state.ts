import type { TenantId } from '../../platform/ids.ts'

/** An org as one tenant calls it. */
export type CalledOrg = { tenantId: TenantId; origin: string }

/** Used and allowed API requests of the org's last 24 hours, whoever made them; used may exceed the limit. */
export type Usage = { used: number; limit: number }

/** What an org last told of its own allowance. */
export type OrgAllowance = Usage & {
  observedAt: Date
  /** When it refused a request because nothing was left, if it was not seen to have something left since. */
  refusedAt: Date | null
  /** When one request may find out whether it lets requests through again. */
  probeAt: Date | null
}

/** Enough, too little for background work, or nothing left. */
export type OrgState = 'ok' | 'low' | 'spent'

/** Background work pauses when less than this percentage of the allowance remains, unless a tenant sets another. */
export const DEFAULT_FLOOR_PERCENT = 10

/** The state of an org. One that never said anything has enough, since only a request can find out. */
export function orgStateOf(allowance: OrgAllowance | undefined, floorPercent: number): OrgState {
  if (!allowance) return 'ok'
  const { used, limit, refusedAt } = allowance
  if (refusedAt) return 'spent'
  return (limit - used) * 100 < limit * floorPercent ? 'low' : 'ok'
}

/** The most that the database holds in a column. */
const MOST = 2_147_483_647

/** What is known of an org once it told its usage. A limit of nothing is no limit that an org can have. */
export function observed(before: OrgAllowance | undefined, told: Usage, now: Date): OrgAllowance | undefined {
  if (told.limit <= 0) return before
  const usage = { used: Math.min(told.used, MOST), limit: Math.min(told.limit, MOST) }
  const hasSomeLeft = usage.used < usage.limit
  const refusal = hasSomeLeft || !before ? { refusedAt: null, probeAt: null } : before
  return { ...usage, observedAt: now, refusedAt: refusal.refusedAt, probeAt: refusal.probeAt }
}
