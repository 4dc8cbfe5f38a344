import { Type } from 'typebox'
import { Value } from 'typebox/value'
import type { Org } from '../org/org.ts'
import { ApexRefusal, type ApexCall } from './apex-call.ts'
import { readMarketoSpend } from './marketo-spend.ts'
import { keepSettings, settingsOf } from './setup-settings.ts'
import { nextRun } from './usage-trend.ts'

const Interval = Type.Object({ intervalMinutes: Type.Integer() })
const Alerts = Type.Object({
  levels: Type.String(),
  jumpPoints: Type.Integer(),
  keepDays: Type.Integer(),
  audienceId: Type.Union([Type.String(), Type.Null()]),
})
const Mute = Type.Object({ hours: Type.Integer({ minimum: 0, maximum: 168 }) })

const HOUR = 3_600_000
const INVALID = 'This cannot be saved. Levels are 1 to 100, separated by commas.'

/** `SetupController.read`: how far Tollbridge is set up. */
export async function readSetup(org: Org) {
  const { schedule, settings } = settingsOf(org)
  const [me] = org.people
  return {
    companion: (await readMarketoSpend(org)).state,
    settings,
    nextRunAt: schedule === null ? null : nextRun(org.clock.now(), schedule),
    holders: [
      { name: 'Tollbridge_Admin', count: 1 },
      { name: 'Tollbridge_Integration_User', count: 1 },
      { name: 'Tollbridge_Viewer', count: 0 },
    ],
    audiences: me ? [{ id: me.id, name: me.name }] : [],
  }
}

/** `SetupController.schedule`: 15, 60, or 0 for no snapshots. */
export function scheduleSnapshots(org: Org, { parameters }: ApexCall): void {
  const { intervalMinutes } = Value.Parse(Interval, parameters)
  if (![0, 15, 60].includes(intervalMinutes)) throw new ApexRefusal(INVALID)
  const { settings } = settingsOf(org)
  org.state.setup =
    intervalMinutes === 0
      ? { schedule: null, settings }
      : { schedule: intervalMinutes, settings: { ...settings, intervalMinutes } }
  org.save.now()
}

/** `SetupController.changeAlerts`. */
export function changeAlerts(org: Org, { parameters }: ApexCall): void {
  const { levels, ...rest } = Value.Parse(Alerts, parameters)
  const alertLevels = levels.split(',').map(Number)
  if (!alertLevels.every((level) => level >= 1 && level <= 100)) throw new ApexRefusal(INVALID)
  keepSettings(org, { ...rest, alertLevels: [...new Set(alertLevels)].toSorted((one, other) => one - other) })
}

/** `SetupController.mute`. */
export function muteBell(org: Org, { parameters }: ApexCall): void {
  const { hours } = Value.Parse(Mute, parameters)
  const mutedUntil = hours === 0 ? null : new Date(org.clock.now() + hours * HOUR).toISOString()
  keepSettings(org, { mutedUntil })
}
