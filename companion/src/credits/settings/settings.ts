import { writeAudit } from '../../platform/audit/audit.ts'
import type { Timed } from '../../platform/deps.ts'
import type { TenantId } from '../../platform/ids.ts'
import type { Person } from '../../platform/person.ts'
import { orgStateOf, type OrgAllowance, type OrgState } from '../org-allowance/org-state.ts'
import { newestAllowance } from '../org-allowance/store.ts'
import type { CreditServices } from '../services.ts'
import { changesBetween, decideSettings, type SettingsWish } from './change.ts'
import {
  limitOpenWindow,
  lockCreditSettings,
  readCreditSettings,
  saveCreditSettings,
  type CreditSettings,
} from './store.ts'

/** The settings, and the allowance of the org: a daily limit does not protect an org that allows less. */
export type SettingsReport = { settings: CreditSettings; org: (OrgAllowance & { state: OrgState }) | null }

/** Reads what an admin set, and what the org allows. */
export async function reportSettings(tenantId: TenantId, deps: Timed): Promise<SettingsReport> {
  const [settings, allowance] = [await readCreditSettings(tenantId, deps), await newestAllowance(tenantId, deps)]
  return { settings, org: allowance ? { ...allowance, state: orgStateOf(allowance, settings.orgFloorPercent) } : null }
}

/** Changes the settings, all that is wished for or nothing. Every later reservation follows them. */
export async function changeSettings(wish: SettingsWish, by: Person, deps: CreditServices): Promise<void> {
  await deps.db.transaction((tx) => change(wish, by, { ...deps, db: tx }))
  deps.headroom.forget(by.tenantId)
  await deps.gate.recall(by.tenantId)
}

async function change(wish: SettingsWish, by: Person, { db, clock }: Timed): Promise<void> {
  const { tenantId, name: changedBy } = by
  const changedAt = clock.now()
  const before = await lockCreditSettings(tenantId, { db, clock })
  const after = decideSettings(before, wish, changedAt)
  const changes = changesBetween(before, after)
  if (changes.length === 0) return
  await saveCreditSettings(tenantId, { ...after, version: before.version + 1, changedAt, changedBy }, { db })
  if (after.dailyLimit !== before.dailyLimit) await limitOpenWindow(tenantId, after.dailyLimit, { db, clock })
  for (const one of changes) await writeAudit({ ...one, tenantId, at: changedAt, by }, { db })
}
