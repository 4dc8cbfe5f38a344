import { Type, type TProperties } from 'typebox'
import { Exactly, Moment, Nullable } from '../platform/schemas.ts'
import { CHECK_STATES, REMEDIES } from './checks/check.ts'
import { FindingSchema } from './rights/user-check-store.ts'

const Count = Type.Integer({ minimum: 0 })
const Environment = Type.Enum(['sandbox', 'production'])

const Check = <Id extends string, Facts extends TProperties>(id: Id, facts: Facts) =>
  Exactly({
    id: Type.Literal(id),
    state: Type.Enum([...CHECK_STATES]),
    facts: Exactly(facts),
    remedy: Nullable(Type.Enum([...REMEDIES], { description: 'names the label golive.remedy.REMEDY' })),
  })

const ParityRead = Check('parity-read', {
  reportId: Nullable(Type.String()),
  madeAt: Nullable(Moment),
  readAt: Nullable(Moment),
  readBy: Nullable(Type.String()),
  sandboxTakenAt: Nullable(Moment),
  productionTakenAt: Nullable(Moment),
})

const BlockingDifferences = Check('blocking-differences', {
  reportId: Nullable(Type.String()),
  blocking: Count,
  accepted: Count,
  open: Count,
  notCompared: Count,
  byObject: Type.Array(Exactly({ object: Type.String(), open: Count })),
})

const UserPermissions = Check('user-permissions', {
  checkedAt: Nullable(Moment),
  missing: Count,
  unknown: Count,
  findings: Type.Array(FindingSchema),
})

const DailyLimit = Check('daily-limit', {
  dailyLimit: Count,
  productionLimit: Nullable(Count),
  source: Nullable(Type.Enum(['connected', 'reported'])),
  observedAt: Nullable(Moment),
})

const Forecast = Check('forecast', {
  days: Count,
  average: Nullable(Count),
  highest: Nullable(Count),
  dailyLimit: Count,
  productionLimit: Nullable(Count),
  productionUsed: Nullable(Count),
})

const LastErrors = Check('last-errors', {
  days: Count,
  errors: Count,
  newestAt: Nullable(Moment),
  codes: Type.Array(Exactly({ code: Type.String(), count: Count })),
})

export const WayToProduction = Exactly({
  environment: Nullable(Environment),
  goneLive: Nullable(Exactly({ organizationId: Type.String(), at: Moment })),
  checks: Type.Array(Type.Union([ParityRead, BlockingDifferences, UserPermissions, DailyLimit, Forecast, LastErrors])),
})

export const Permissions = Exactly({
  organizationId: Type.String(),
  userId: Type.String(),
  checkedAt: Moment,
  findings: Type.Array(FindingSchema),
})

export const OneDifference = Exactly({
  differenceId: Type.String({ minLength: 1, maxLength: 64, description: 'or no-report, where nobody compared' }),
})

export const Acceptance = Exactly({ reason: Type.String({ minLength: 10, maxLength: 1000 }) })
