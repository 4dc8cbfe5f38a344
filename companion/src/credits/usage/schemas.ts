import { Type, type Static } from 'typebox'
import { Exactly, Moment } from '../../platform/schemas.ts'
import { CONSUMERS } from '../spending.ts'
import { USAGE_RANGES } from './range.ts'

const Credits = Type.Integer({ minimum: 0 })
const Consumer = Type.Enum([...CONSUMERS])

/** A range of the ledger, the last 24 hours by default. */
export const UsageQuery = Exactly({
  range: Type.Optional(Type.Enum([...USAGE_RANGES])),
  timeZone: Type.Optional(
    Type.String({ maxLength: 64, description: 'such as Europe/Stockholm; UTC if it is missing' }),
  ),
})
export type UsageQuery = Static<typeof UsageQuery>

const UsagePoint = Exactly({
  at: Moment,
  spent: Credits,
  refused: Credits,
  byConsumer: Type.Partial(Type.Record(Consumer, Credits), { additionalProperties: false }),
})

/** What was spent over a range as HTTP answers carry it. */
export const UsageAnswer = Exactly({
  range: Type.Enum([...USAGE_RANGES]),
  span: Type.Enum(['hour', 'day']),
  timeZone: Type.String(),
  from: Moment,
  to: Moment,
  points: Type.Array(UsagePoint),
  totals: Exactly({
    spent: Credits,
    returned: Credits,
    refused: Credits,
    byConsumer: Type.Array(Exactly({ consumer: Consumer, spent: Credits, refused: Credits })),
  }),
})
