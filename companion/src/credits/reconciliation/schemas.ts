import { Type, type Static } from 'typebox'
import { Problem } from '../../platform/http/problem.ts'
import { Exactly } from '../../platform/http/schemas.ts'
import { TOLERANCE_PERCENT } from './reconciliation.ts'
import type { Reconciliation } from './read.ts'

const Moment = Type.String({ format: 'date-time' })
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
  readAt: Type.Union([Moment, Type.Null()]),
  organizationId: Type.Union([Type.String(), Type.Null()]),
  tolerancePercent: Type.Number(),
  days: Type.Array(Day),
  others: Type.Array(Exactly({ clientName: Type.String(), appName: Type.String(), credits: Credits })),
  uncounted: Credits,
  problem: Type.Optional(Problem),
})
export type ReconciliationAnswer = Static<typeof ReconciliationAnswer>

/** A reconciliation with its moments written out. */
export const reconciliationAnswer = (
  { readAt, days, problem: _problem, ...rest }: Reconciliation,
  problem: Problem | undefined,
): ReconciliationAnswer => ({
  ...rest,
  readAt: readAt?.toISOString() ?? null,
  tolerancePercent: TOLERANCE_PERCENT,
  days: days.map(({ day, hours, ...sums }) => ({
    ...sums,
    day: day.toISOString().slice(0, 10),
    hours: hours.map(({ hour, ...credits }) => ({ ...credits, hour: hour.toISOString() })),
  })),
  ...(problem && { problem }),
})
