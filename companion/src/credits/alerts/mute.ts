import { writeAudit, type Change } from '../../platform/audit/audit.ts'
import { after } from '../../platform/clock.ts'
import type { Timed } from '../../platform/deps.ts'
import type { Person } from '../../platform/person.ts'
import { refusal } from '../refusals.ts'
import { lockCreditSettings, saveCreditSettings } from '../settings/store.ts'

const MAX_MUTE = { days: 7 }

/** The moment until which alerts are muted, or a refusal: it must be in the future, by at most seven days. */
export function decideMute(until: Date, now: Date): Date {
  if (until <= now) throw refusal('MUTE_ENDS_IN_THE_PAST', { until })
  if (until > after(now, MAX_MUTE)) throw refusal('MUTE_TOO_LONG', { until, longestDays: MAX_MUTE.days })
  return until
}

/** Mutes the credit alerts of a tenant: they are kept and shown, but not mailed. */
export const muteAlerts = (until: Date, by: Person, deps: Timed): Promise<void> =>
  setMute(decideMute(until, deps.clock.now()), by, deps)

/** Mails the credit alerts of a tenant again. */
export const unmuteAlerts = (by: Person, deps: Timed): Promise<void> => setMute(null, by, deps)

/** Keeps the version of the settings, so that an admin who is editing them is not interrupted. */
async function setMute(mutedUntil: Date | null, by: Person, { db, clock }: Timed): Promise<void> {
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
