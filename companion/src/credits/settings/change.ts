import { isDeepStrictEqual } from 'node:util'
import type { AuditAction } from '../../platform/audit/actions.ts'
import type { Change } from '../../platform/audit/audit.ts'
import { refusal } from '../refusals.ts'
import { changeResetHour } from '../window.ts'
import { decideDailyLimit } from './daily-limit.ts'
import type { CreditSettings } from './store.ts'

type Plain = Pick<CreditSettings, 'exportBatchSize' | 'shares' | 'orgFloorPercent' | 'alertLevels' | 'jumpPoints'>

/** What an admin wants changed, and the version of the settings that the admin has seen. */
export type SettingsWish = Partial<Plain> & { version: number; dailyLimit?: string | number; resetHour?: number }

/** Applies a wish to the settings, or refuses it. */
export function decideSettings(current: CreditSettings, wish: SettingsWish, now: Date): CreditSettings {
  const { version, dailyLimit, resetHour, ...plain } = wish
  if (version !== current.version) throw versionRefused(current)
  if (plain.alertLevels && !isAscending(plain.alertLevels)) throw refusal('INPUT_INVALID')
  return {
    ...current,
    ...plain,
    ...(dailyLimit !== undefined && { dailyLimit: decideDailyLimit(dailyLimit) }),
    ...(resetHour !== undefined && { schedule: changeResetHour(current.schedule, resetHour, now) }),
  }
}

/** Settings without a change have one version only, so that another one is invalid input. */
const versionRefused = ({ changedBy: by, changedAt: at }: CreditSettings) =>
  by !== null && at !== null ? refusal('SETTINGS_CHANGED', { by, at }) : refusal('INPUT_INVALID')

const isAscending = (levels: number[]): boolean =>
  levels.every((level, index) => index === 0 || level > (levels[index - 1] ?? 0))

type Audited = { action: AuditAction; valuesOf: (settings: CreditSettings) => Record<string, unknown> }

/** The audit action of each setting, and the values that its entry keeps. */
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

/** The differences between settings, as audit entries. */
export const changesBetween = (before: CreditSettings, after: CreditSettings): Change[] =>
  AUDITED.map(({ action, valuesOf }) => ({ action, before: valuesOf(before), after: valuesOf(after) })).filter(
    (change) => !isDeepStrictEqual(change.before, change.after),
  )
