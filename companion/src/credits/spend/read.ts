import type { TenantId } from '../../platform/ids.ts'
import { readUses, readWindow } from '../gate/store.ts'
import { newestAllowance } from '../org-allowance/store.ts'
import type { CreditServices } from '../services.ts'
import { readCreditSettings } from '../settings/store.ts'
import { decideSpend, type Spend } from './spend.ts'

/** What a tenant can spend now, including what this process has not written yet. */
export async function readSpend(tenantId: TenantId, deps: CreditServices): Promise<Spend> {
  const { gate, headroom, clock } = deps
  await Promise.all([gate.flush(tenantId), headroom.flush()])
  const now = clock.now()
  const window = await readWindow(tenantId, now, deps)
  const uses = await readUses({ tenantId, windowStart: window.start, now }, deps)
  const { shares, orgFloorPercent: floorPercent } = await readCreditSettings(tenantId, deps)
  const org = await newestAllowance(tenantId, deps)
  return decideSpend({ window, uses, shares, org, floorPercent, now }, deps.consumers())
}
