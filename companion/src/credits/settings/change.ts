import { isDeepStrictEqual } from 'node:util'
import type { Change } from '../../platform/audit/audit.ts'
import { refusal } from '../../platform/refusals/errors.ts'
import { decideDailyLimit } from './daily-limit.ts'
import type { CreditSettings } from './store.ts'
import { changeResetHour } from '../window.ts'

type Plain = Pick<CreditSettings, 'exportBatchSize' | 'shares' | 'orgFloorPercent' | 'alertLevels' | 'jumpPoints'>

/** What somebody wants changed, and the version of the settings that they have seen. */
export type SettingsWish = Partial<Plain> & { version: number; dailyLimit?: string | number; resetHour?: number }

/** The settings with a wish fulfilled, or a refusal. */
export function decideSettings(current: CreditSettings, wish: SettingsWish, now: Date): CreditSettings {
  const { version, dailyLimit, resetHour, ...plain } = wish
  if (version !== current.version) throw changedMeanwhile(current)
  if (plain.alertLevels && !isAscending(plain.alertLevels)) throw refusal('INPUT_INVALID')
  return {
    ...current,
    ...plain,
    ...(dailyLimit !== undefined && { dailyLimit: decideDailyLimit(dailyLimit) }),
    ...(resetHour !== undefined && { schedule: changeResetHour(current.schedule, resetHour, now) }),
  }
}

/** A version of settings that nobody ever changed is made up. */
const changedMeanwhile = ({ changedBy: by, changedAt: at }: CreditSettings) =>
  by !== null && at !== null ? refusal('SETTINGS_CHANGED', { by, at }) : refusal('INPUT_INVALID')

const isAscending = (levels: number[]): boolean =>
  levels.every((level, index) => index === 0 || level > (levels[index - 1] ?? 0))

type Audited = { action: string; valuesOf: (settings: CreditSettings) => Record<string, unknown> }

/** What the audit trail calls a change of each thing, and what it keeps. */
const AUDITED: Audited[] = [
  { action: 'credits.daily-limit.changed', valuesOf: ({ dailyLimit }) => ({ dailyLimit }) },
  {
    action: 'credits.reset-hour.changed',
    valuesOf: ({ schedule: { resetHour, coming } }) => ({ resetHour, comingResetHour: coming }),
  },
  { action: 'credits.export-batch-size.changed', valuesOf: ({ exportBatchSize }) => ({ exportBatchSize }) },
  { action: 'credits.shares.changed', valuesOf: ({ shares }) => ({ shares }) },
  { action: 'credits.org-floor.changed', valuesOf: ({ orgFloorPercent }) => ({ orgFloorPercent }) },
  { action: 'credits.alert-levels.changed', valuesOf: ({ alertLevels }) => ({ alertLevels }) },
  { action: 'credits.jump-points.changed', valuesOf: ({ jumpPoints }) => ({ jumpPoints }) },
]

/** What differs between settings, for the audit trail. */
export const changesBetween = (before: CreditSettings, after: CreditSettings): Change[] =>
  AUDITED.map(({ action, valuesOf }) => ({ action, before: valuesOf(before), after: valuesOf(after) })).filter(
    (change) => !isDeepStrictEqual(change.before, change.after),
  )
