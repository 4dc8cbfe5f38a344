import { Type } from 'typebox'
import { Exactly, Moment } from '../../platform/schemas.ts'
import { CONSUMERS } from '../spending.ts'

const Consumer = Type.Enum([...CONSUMERS])

/** A credit window as HTTP answers carry it. */
export const CreditWindowAnswer = Exactly({
  windowStart: Moment,
  windowEnd: Moment,
  limit: Type.Integer(),
  used: Type.Integer(),
  reserved: Type.Integer({ description: 'held by running processes' }),
  lost: Type.Integer({ description: 'taken by processes that ended without a word' }),
  left: Type.Integer(),
  byConsumer: Type.Array(Exactly({ consumer: Consumer, credits: Type.Integer() })),
})
