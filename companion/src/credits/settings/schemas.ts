import { Type, type Static } from 'typebox'
import { Exactly, Moment, Nullable } from '../../platform/schemas.ts'
import { DAILY_LIMIT } from './daily-limit.ts'
import type { SettingsReport } from './settings.ts'
import { CONSUMERS } from '../spending.ts'

const Percent = Type.Integer({ minimum: 1, maximum: 100 })
const Hour = Type.Integer({ minimum: 0, maximum: 23, description: 'of a day in UTC' })

/** What a wish and an answer have in common. */
const common = {
  shares: Type.Partial(Type.Record(Type.Enum([...CONSUMERS]), Percent), {
    additionalProperties: false,
    description: 'the most that a consumer may have of a window, in percent',
  }),
  orgFloorPercent: Type.Integer({ minimum: 0, maximum: 50 }),
  alertLevels: Type.Array(Percent, { minItems: 1, maxItems: 6, uniqueItems: true, description: 'ascending' }),
  jumpPoints: Percent,
}

const Org = Exactly({
  used: Type.Integer(),
  limit: Type.Integer(),
  observedAt: Moment,
  state: Type.Enum(['ok', 'low', 'spent']),
  probeAt: Nullable(Moment),
})

export const SettingsAnswer = Exactly({
  version: Type.Integer(),
  dailyLimit: Type.Integer(),
  resetHour: Hour,
  comingResetHour: Nullable(Exactly({ resetHour: Hour, from: Moment })),
  exportBatchSize: Type.Integer(),
  ...common,
  mutedUntil: Nullable(Moment),
  changedAt: Nullable(Moment),
  changedBy: Nullable(Type.String()),
  minimumDailyLimit: Type.Integer(),
  maximumDailyLimit: Type.Integer(),
  org: Nullable(Org),
})
type SettingsAnswer = Static<typeof SettingsAnswer>

export const SettingsChange = Exactly({
  version: Type.Integer({ minimum: 1 }),
  dailyLimit: Type.Optional(
    Type.Union([Type.String({ maxLength: 100, description: 'in the groupings of any language' }), Type.Number()]),
  ),
  resetHour: Type.Optional(Type.Integer({ ...Hour, description: 'from the end of the running window' })),
  exportBatchSize: Type.Optional(Type.Enum([25, 50, 100, 200])),
  ...Type.Partial(Type.Object(common)).properties,
})

/** The settings, and beside them the bounds of the limit and what the org has. */
export function settingsAnswer({ settings, org }: SettingsReport): SettingsAnswer {
  const { schedule, ...plain } = settings
  const { resetHour, coming } = schedule
  return {
    ...plain,
    resetHour,
    comingResetHour: coming,
    minimumDailyLimit: DAILY_LIMIT.minimum,
    maximumDailyLimit: DAILY_LIMIT.maximum,
    org: org && orgAnswer(org),
  }
}

const orgAnswer = ({ used, limit, state, observedAt, probeAt }: NonNullable<SettingsReport['org']>) => ({
  used,
  limit,
  state,
  observedAt,
  probeAt,
})
