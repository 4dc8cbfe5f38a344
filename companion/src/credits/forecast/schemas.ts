import { Type, type Static } from 'typebox'
import { Exactly } from '../../platform/http/schemas.ts'
import type { Forecast } from './forecast.ts'

const Moment = Type.String({ format: 'date-time' })

/** A forecast as HTTP answers carry it. */
export const ForecastAnswer = Exactly({
  spent: Type.Integer(),
  limit: Type.Integer(),
  expected: Type.Integer({ description: 'what the window will have taken in the end' }),
  low: Type.Integer(),
  high: Type.Integer(),
  reachedAt: Type.Union([Moment, Type.Null()], {
    description: 'when the limit will be reached; null: not in this window',
  }),
  certainty: Type.Enum(['low', 'medium', 'high']),
  basis: Type.Enum(['pace', 'history']),
  daysOfHistory: Type.Integer(),
  windowEnd: Moment,
})
export type ForecastAnswer = Static<typeof ForecastAnswer>

/** A forecast with its moments written out. */
export const forecastAnswer = ({ reachedAt, windowEnd, ...forecast }: Forecast): ForecastAnswer => ({
  ...forecast,
  reachedAt: reachedAt?.toISOString() ?? null,
  windowEnd: windowEnd.toISOString(),
})
