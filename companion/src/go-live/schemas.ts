import { Type, type TProperties } from 'typebox'
import { Exactly } from '../platform/http/schemas.ts'
import { CHECK_STATES, REMEDIES } from './checks/check.ts'
import { FindingSchema } from './rights/user-check-store.ts'

const Moment = Type.String({ format: 'date-time' })
const Count = Type.Integer({ minimum: 0 })
const orNull = <Part extends Type.TSchema>(part: Part) => Type.Union([part, Type.Null()])
const Environment = Type.Enum(['sandbox', 'production'])

const Check = <Id extends string, Facts extends TProperties>(id: Id, facts: Facts) =>
  Exactly({
    id: Type.Literal(id),
    state: Type.Enum([...CHECK_STATES]),
    facts: Exactly(facts),
    remedy: orNull(Type.Enum([...REMEDIES], { description: 'names the label golive.remedy.REMEDY' })),
  })

const ParityRead = Check('parity-read', {
  reportId: orNull(Type.String()),
  madeAt: orNull(Moment),
  readAt: orNull(Moment),
  readBy: orNull(Type.String()),
  sandboxTakenAt: orNull(Moment),
  productionTakenAt: orNull(Moment),
})

const BlockingDifferences = Check('blocking-differences', {
  reportId: orNull(Type.String()),
  blocking: Count,
  accepted: Count,
  open: Count,
  notCompared: Count,
  byObject: Type.Array(Exactly({ object: Type.String(), open: Count })),
})

const UserPermissions = Check('user-permissions', {
  checkedAt: orNull(Moment),
  missing: Count,
  unknown: Count,
  findings: Type.Array(FindingSchema),
})

const DailyLimit = Check('daily-limit', {
  dailyLimit: Count,
  productionLimit: orNull(Count),
  source: orNull(Type.Enum(['connected', 'reported'])),
  observedAt: orNull(Moment),
})

const Forecast = Check('forecast', {
  days: Count,
  average: orNull(Count),
  highest: orNull(Count),
  dailyLimit: Count,
  productionLimit: orNull(Count),
  productionUsed: orNull(Count),
})

const LastErrors = Check('last-errors', {
  days: Count,
  errors: Count,
  newestAt: orNull(Moment),
  codes: Type.Array(Exactly({ code: Type.String(), count: Count })),
})

export const WayToProduction = Exactly({
  environment: orNull(Environment),
  goneLive: orNull(Exactly({ organizationId: Type.String(), at: Moment })),
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
