import { Type, type Static } from 'typebox'
import { Problem } from '../../platform/http/problem.ts'
import { Exactly, Moment, Nullable } from '../../platform/schemas.ts'
import { TOLERANCE_PERCENT } from './reconciliation.ts'
import type { Reconciliation } from './read.ts'

const Credits = Type.Integer({ minimum: 0 })

const Day = Exactly({
  day: Type.String({ format: 'date', description: 'of UTC' }),
  salesforce: Credits,
  ours: Credits,
  uncounted: Type.Integer({ minimum: 0, description: 'requests of ours that Salesforce logged and did not count' }),
  drift: Type.Integer({ description: 'our credits less those of Salesforce' }),
  driftPercent: Type.Number(),
  isDrifting: Type.Boolean(),
  hours: Type.Array(Exactly({ hour: Moment, salesforce: Credits, ours: Credits })),
})

/** What Salesforce counted beside what the ledger holds, as HTTP answers carry it. */
export const ReconciliationAnswer = Exactly({
  readAt: Nullable(Moment),
  organizationId: Nullable(Type.String()),
  tolerancePercent: Type.Number(),
  days: Type.Array(Day),
  others: Type.Array(Exactly({ clientName: Type.String(), appName: Type.String(), credits: Credits })),
  uncounted: Credits,
  problem: Type.Optional(Problem),
})
type ReconciliationAnswer = Static<typeof ReconciliationAnswer>

/** A reconciliation, with its days as days of UTC. */
export const reconciliationAnswer = (
  { days, problem: _problem, ...rest }: Reconciliation,
  problem: Problem | undefined,
): ReconciliationAnswer => ({
  ...rest,
  tolerancePercent: TOLERANCE_PERCENT,
  days: days.map((one) => ({ ...one, day: one.day.toISOString().slice(0, 10) })),
  ...(problem && { problem }),
})
