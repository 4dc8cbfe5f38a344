import { Type, type TProperties } from 'typebox'
import type { ParityReportId } from '../parity/index.ts'
import { Exactly, Moment, Nullable } from '../platform/schemas.ts'
import { CAUSE_NAMES, CHECK_STATES } from './checks/causes.ts'
import { HEADLINES } from './headline.ts'
import { FindingSchema } from './rights/user-check-store.ts'
import { STEP_STATES } from './steps.ts'

const Count = Type.Integer({ minimum: 0 })
const StepState = Type.Enum([...STEP_STATES])
const Environment = Type.Enum(['sandbox', 'production'])

const Check = <Id extends string, Facts extends TProperties>(id: Id, facts: Facts) =>
  Exactly({
    id: Type.Literal(id),
    state: Type.Enum([...CHECK_STATES]),
    cause: Nullable(Type.Enum(CAUSE_NAMES), { description: 'names the label golive.remedy.CAUSE; null: done' }),
    link: Nullable(Type.String(), { description: 'the page where the remedy is applied' }),
    answer: Nullable(Type.String(), { description: 'names what is continued without; null where the state is known' }),
    continued: Nullable(Exactly({ by: Type.String(), at: Moment, reason: Type.String() })),
    facts: Exactly(facts),
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
  hadSandbox: Type.Boolean(),
  headline: Exactly({
    state: Type.Enum([...HEADLINES]),
    attention: Count,
    unchecked: Count,
    continued: Count,
    warnings: Count,
  }),
  mayConnect: Type.Boolean(),
  steps: Exactly({ deleteSandbox: StepState, connectProduction: StepState }),
  checks: Type.Array(Type.Union([ParityRead, BlockingDifferences, UserPermissions, DailyLimit, Forecast, LastErrors])),
})

export const Permissions = Exactly({
  organizationId: Type.String(),
  userId: Type.String(),
  checkedAt: Moment,
  findings: Type.Array(FindingSchema),
})

export const OneDifference = Exactly({
  differenceId: Type.String({ minLength: 1, maxLength: 64 }),
})

export const OneAnswer = Exactly({
  answer: Type.String({ minLength: 1, maxLength: 64, description: 'as a check of the list names it' }),
})

/** More than can be accepted at once, so that the refusal can say how many can. */
const MAX_CHOSEN = 10_000

export const SomeDifferences = Exactly({
  reportId: Type.Unsafe<ParityReportId>(Type.String({ format: 'uuid', description: 'in which they were seen' })),
  differences: Type.Array(Type.String({ minLength: 1, maxLength: 64 }), { minItems: 1, maxItems: MAX_CHOSEN }),
  reason: Type.String({ minLength: 10, maxLength: 1000 }),
})

export const Acceptance = Exactly({ reason: Type.String({ minLength: 10, maxLength: 1000 }) })
