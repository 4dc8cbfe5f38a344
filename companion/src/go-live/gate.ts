import { findGoneLive, type GoLiveGate } from '../connections/index.ts'
import type { FactDeps } from './facts.ts'
import { readGoLive } from './go-live.ts'
import { refusal } from './refusals.ts'

/**
 * Lets a tenant connect production when nothing is open and a person continues without each check that could not be made,
 * or when it is live already: then it cannot use a sandbox any more. Answers what production is connected without.
 */
export const goLiveGate =
  (deps: FactDeps): GoLiveGate =>
  async (tenantId, { db }) => {
    if (await findGoneLive(tenantId, { db })) return undefined
    const { mayConnect, headline, checks } = await readGoLive(tenantId, { ...deps, db })
    const { attention, unchecked, continued } = headline
    if (!mayConnect) throw refusal('GO_LIVE_OPEN', { attention, unchecked: unchecked - continued })
    return {
      without: checks.flatMap(({ id, cause, continued: answer }) =>
        answer ? [{ check: id, cause, by: answer.by, reason: answer.reason }] : [],
      ),
    }
  }
