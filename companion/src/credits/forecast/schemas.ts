import { Type } from 'typebox'
import { Exactly, Moment, Nullable } from '../../platform/schemas.ts'

/** A forecast as HTTP answers carry it. */
export const ForecastAnswer = Exactly({
  spent: Type.Integer(),
  limit: Type.Integer(),
  expected: Type.Integer({ description: 'what the window will have taken in the end' }),
  low: Type.Integer(),
  high: Type.Integer(),
  reachedAt: Nullable(Moment, { description: 'when the limit will be reached; null: not in this window' }),
  certainty: Type.Enum(['low', 'medium', 'high']),
  basis: Type.Enum(['pace', 'history']),
  daysOfHistory: Type.Integer(),
  windowEnd: Moment,
})
