import { Type } from 'typebox'
import { Exactly, Moment, Nullable } from '../../platform/schemas.ts'
import { CONSUMERS } from '../spending.ts'
import { SPEND_LEVELS, SPEND_STATES } from './spend.ts'

const Credits = Type.Integer({ minimum: 0 })
const LIMITERS = ['own-limit', 'share', 'org-allowance', 'pause', 'stopped'] as const

const common = {
  left: Type.Integer({ minimum: 0, description: 'what can be spent now, without what running processes hold' }),
  until: Nullable(Moment, { description: 'until when the limit holds; null: not known' }),
}
const Room = { ...common, limitedBy: Type.Enum([...LIMITERS]) }

/** What can be spent now, as HTTP answers carry it. */
export const SpendAnswer = Exactly({
  state: Type.Enum([...SPEND_STATES], { description: 'unknown: the org has not reported its allowance, or long ago' }),
  level: Type.Enum([...SPEND_LEVELS], { description: 'the worse of the own limit and the allowance of the org' }),
  ...common,
  limitedBy: Type.Enum([...LIMITERS, 'unknown']),
  background: Exactly(Room),
  byConsumer: Type.Array(Exactly({ consumer: Type.Enum([...CONSUMERS]), ...Room })),
  own: Exactly({
    windowStart: Moment,
    windowEnd: Moment,
    limit: Credits,
    used: Credits,
    reserved: Credits,
    lost: Credits,
    left: Credits,
  }),
  org: Nullable(
    Exactly({
      used: Credits,
      limit: Credits,
      left: Credits,
      reserve: Type.Integer({ minimum: 0, description: 'what background work leaves to other apps' }),
      observedAt: Moment,
      isOld: Type.Boolean(),
    }),
    { description: 'what the org last reported of its own allowance, over all its clients' },
  ),
})
