import type { Answer } from 'kit/client'
import { label, labelsBelow, type IdBelow } from 'kit/labels'
import { settingText } from 'credits/settingText'

type Entry = Pick<Answer<'GET /audit'>['entries'][number], 'action' | 'before' | 'after'>
type Values = Entry['after']
type Name = IdBelow<'web.settingsHistory'>

/** The setting that each action of the audit trail is about. */
const SETTINGS: Partial<Record<string, Name>> = {
  'credits.daily-limit.changed': 'dailyLimit',
  'credits.reset-hour.changed': 'resetHour',
  'credits.export-batch-size.changed': 'exportBatchSize',
  'credits.shares.changed': 'shares',
  'credits.org-floor.changed': 'orgFloorPercent',
  'credits.alert-levels.changed': 'alertLevels',
  'credits.jump-points.changed': 'jumpPoints',
  'credits.alerts.muted': 'mutedUntil',
  'credits.alerts.unmuted': 'unmuted',
}

const labels = labelsBelow('web.settingsHistory')

const isTable = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

/** The value that an entry keeps of a setting; of the reset hour the coming one, where there is one. */
function valueOf(name: Name, values: NonNullable<Values>): unknown {
  const { comingResetHour } = values
  return name === 'resetHour' && isTable(comingResetHour) ? comingResetHour['resetHour'] : values[name]
}

/** A value of the trail in words. */
function textOf(name: Name, values: Values): string | undefined {
  const value = values && valueOf(name, values)
  return value === null || value === undefined ? undefined : settingText(name, value)
}

/** The name of the setting that an entry is about. */
export const changedSetting = ({ action }: Entry): string | undefined => {
  const name = SETTINGS[action]
  return name && labels[name]
}

/** From what to what a setting was changed, as far as there was something. */
export function changedValues({ action, before, after }: Entry): string | undefined {
  const name = SETTINGS[action]
  if (!name) return undefined
  const [from, to] = [textOf(name, before), textOf(name, after)]
  if (from && to) return label('web.settingsHistory.fromTo', { from, to })
  return to ?? from
}
