import { writeAudit, type Change } from '../../platform/audit/audit.ts'
import { after, type Clock } from '../../platform/clock.ts'
import type { Database } from '../../platform/database/database.ts'
import { refusal } from '../../platform/refusals/errors.ts'
import type { Person } from '../../platform/person.ts'
import { lockCreditSettings, saveCreditSettings } from '../settings/store.ts'

type MuteDeps = { db: Database; clock: Clock }

const LONGEST = { days: 7 }

/** The moment until which alerts stay silent, or a refusal: it must lie ahead, and at most seven days. */
export function decideMute(until: Date, now: Date): Date {
  if (until <= now) throw refusal('MUTE_ENDS_IN_THE_PAST', { until })
  if (until > after(now, LONGEST)) throw refusal('MUTE_TOO_LONG', { until, longestDays: LONGEST.days })
  return until
}

/** Silences the credit alerts of a tenant; alerts raised meanwhile are kept and shown, not mailed. */
export const muteAlerts = (until: Date, by: Person, deps: MuteDeps): Promise<void> =>
  setMute(decideMute(until, deps.clock.now()), by, deps)

/** Lets the credit alerts of a tenant be mailed again. */
export const unmuteAlerts = (by: Person, deps: MuteDeps): Promise<void> => setMute(null, by, deps)

/** Not a new version of the settings: who edits them meanwhile is not in the way. */
async function setMute(mutedUntil: Date | null, by: Person, { db, clock }: MuteDeps): Promise<void> {
  const { tenantId } = by
  await db.transaction(async (tx) => {
    const settings = await lockCreditSettings(tenantId, { db: tx, clock })
    if (settings.mutedUntil?.getTime() === mutedUntil?.getTime()) return
    await saveCreditSettings(tenantId, { ...settings, mutedUntil }, { db: tx })
    await writeAudit({ ...changeOf(settings.mutedUntil, mutedUntil), tenantId, at: clock.now(), by }, { db: tx })
  })
}

const changeOf = (before: Date | null, now: Date | null): Change => ({
  action: now ? 'credits.alerts.muted' : 'credits.alerts.unmuted',
  before: { mutedUntil: before },
  after: { mutedUntil: now },
})
