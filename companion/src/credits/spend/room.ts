import { type OrgAllowance, reserveOf } from '../org-allowance/org-state.ts'
import type { Use, WindowRow } from '../gate/store.ts'
import { isBackground, keptFor } from '../priority.ts'
import type { Consumer, Shares } from '../spending.ts'

/**
 * What keeps a consumer from spending more. `pause`: the org has only its reserve left, which background work leaves to
 * other apps. `stopped`: the org refused a request because it has nothing left.
 */
type Limiter = 'own-limit' | 'share' | 'org-allowance' | 'pause' | 'stopped'

/** What can be spent now, what limits it, and until when, if that is known. */
export type Room = { left: number; limitedBy: Limiter; until: Date | null }

/** What decides how much can be spent at a moment. */
export type SpendFacts = {
  window: WindowRow
  uses: Use[]
  shares: Shares
  org: OrgAllowance | undefined
  floorPercent: number
  now: Date
}

/**
 * How many credits the gate would still give a consumer, and the org would accept. Credits that processes hold in
 * reserve are not part of it. Requests of people go out even when the org has reported that nothing is left: Salesforce
 * decides then.
 */
export function roomOf(consumer: Consumer, facts: SpendFacts): Room {
  const { org, now } = facts
  if (org?.refusedAt) {
    const isAhead = org.probeAt !== null && org.probeAt > now
    return { left: 0, limitedBy: 'stopped', until: isAhead ? org.probeAt : null }
  }
  const rooms = [ofLimit(consumer, facts), ...ofShare(consumer, facts), ...ofOrg(consumer, facts)]
  return rooms.reduce((tightest, room) => (room.left < tightest.left ? room : tightest))
}

const takenIn = (uses: Use[]): number =>
  uses.reduce((sum, { spent, reserved, lost }) => sum + spent + reserved + lost, 0)

function ofLimit(consumer: Consumer, { window: { allowance, end }, uses }: SpendFacts): Room {
  const left = Math.max(0, allowance - takenIn(uses) - keptFor(consumer, allowance))
  return { left, limitedBy: 'own-limit', until: end }
}

function ofShare(consumer: Consumer, { window: { allowance, end }, uses, shares }: SpendFacts): Room[] {
  const share = shares[consumer]
  if (share === undefined) return []
  const taken = takenIn(uses.filter((use) => use.consumer === consumer))
  return [{ left: Math.max(0, Math.floor((allowance * share) / 100) - taken), limitedBy: 'share', until: end }]
}

/** The org counts its last 24 hours at any moment, so that the end of a shortage is not known. */
function ofOrg(consumer: Consumer, { org, floorPercent }: SpendFacts): Room[] {
  if (!org) return []
  const reserve = isBackground(consumer) ? reserveOf(org.limit, floorPercent) : 0
  const left = Math.max(0, org.limit - org.used - reserve)
  return [{ left, limitedBy: left === 0 && reserve > 0 ? 'pause' : 'org-allowance', until: null }]
}
