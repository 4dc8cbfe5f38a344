import { raiseNotice, resolveNotices, wasMailedAsError, wasToldAbout } from '../../notifications/index.ts'
import type { Platform } from '../../platform/deps.ts'
import { creditNotice } from '../notices.ts'
import type { CalledOrg, OrgState, Usage } from './org-state.ts'

type Turn = Usage & { before: OrgState; state: OrgState }

/**
 * Tells people what an org has left: resolves the notices of a shortage that is over, and raises that of a new one. Pass
 * the transaction that writes the allowance, so that one process at a time tells of an org.
 */
export async function tellOfAllowance(org: CalledOrg, turn: Turn, deps: Platform): Promise<void> {
  const { before, state } = turn
  if (state !== 'spent') await resolveSpent(org, turn, deps)
  if (state === 'ok') await resolveNotices({ tenantId: org.tenantId, codes: ['ORG_ALLOWANCE_LOW'] }, deps)
  if (state === before || state === 'ok') return
  const about = `org-allowance ${state} ${org.origin} ${dayOf(deps.clock.now())}`
  // An org whose use moves about the reserve is mailed about once a day.
  const muted = before === 'spent' || (await wasToldAbout(org.tenantId, about, deps))
  await raiseNotice({ ...noticeOf({ ...turn, state }), tenantId: org.tenantId, about, muted }, deps)
}

async function resolveSpent({ tenantId, origin }: CalledOrg, { used, limit }: Usage, deps: Platform): Promise<void> {
  const resolved = await resolveNotices({ tenantId, codes: ['ORG_ALLOWANCE_SPENT'] }, deps)
  if (!resolved.some(wasMailedAsError)) return
  const about = `org-allowance restored ${origin} ${dayOf(deps.clock.now())}`
  const news = creditNotice('ORG_ALLOWANCE_RESTORED', { used, limit })
  await raiseNotice({ ...news, tenantId, about, muted: false }, deps)
}

type ShortState = Exclude<OrgState, 'ok'>

function noticeOf({ state, used, limit }: Usage & { state: ShortState }) {
  if (state === 'spent') return creditNotice('ORG_ALLOWANCE_SPENT', { used, limit })
  const percent = Math.max(1, Math.ceil(((limit - used) * 100) / limit))
  return creditNotice('ORG_ALLOWANCE_LOW', { used, limit, percent })
}

const dayOf = (now: Date): string => now.toISOString().slice(0, 'yyyy-mm-dd'.length)
