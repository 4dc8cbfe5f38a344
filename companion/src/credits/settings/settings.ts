import { writeAudit } from '../../platform/audit/audit.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Database } from '../../platform/database/database.ts'
import type { TenantId } from '../../platform/ids.ts'
import type { Person } from '../../platform/person.ts'
import type { Gate } from '../gate/gate.ts'
import type { Headroom } from '../org-allowance/headroom.ts'
import { orgStateOf, type OrgAllowance, type OrgState } from '../org-allowance/org-state.ts'
import { changesBetween, decideSettings, type SettingsWish } from './change.ts'
import {
  limitOpenWindow,
  lockCreditSettings,
  newestAllowance,
  readCreditSettings,
  saveCreditSettings,
  type CreditSettings,
} from './store.ts'

type Timed = { db: Database; clock: Clock }

export type SettingsDeps = Timed & { gate: Pick<Gate, 'recall'>; headroom: Pick<Headroom, 'forget'> }

/** The settings, and beside them what the org itself has. */
export type SettingsReport = { settings: CreditSettings; org: (OrgAllowance & { state: OrgState }) | null }

/** What an admin set, and what the org has: a daily limit protects no org that has less. */
export async function reportSettings(tenantId: TenantId, deps: Timed): Promise<SettingsReport> {
  const [settings, allowance] = [await readCreditSettings(tenantId, deps), await newestAllowance(tenantId, deps)]
  return { settings, org: allowance ? { ...allowance, state: orgStateOf(allowance, settings.orgFloorPercent) } : null }
}

/** Changes settings, all that is wished for or nothing; from then on every reservation goes by them. */
export async function changeSettings(
  wish: SettingsWish,
  by: Person,
  { db, clock, gate, headroom }: SettingsDeps,
): Promise<void> {
  await db.transaction((tx) => change(wish, by, { db: tx, clock }))
  headroom.forget(by.tenantId)
  await gate.recall(by.tenantId)
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
