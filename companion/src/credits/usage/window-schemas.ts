import { Type, type Static } from 'typebox'
import { Exactly } from '../../platform/http/schemas.ts'
import type { CreditWindow } from '../gate/window-report.ts'
import { CONSUMERS } from '../spending.ts'

const Consumer = Type.Enum([...CONSUMERS])

/** A credit window as HTTP answers carry it. */
export const CreditWindowAnswer = Exactly({
  windowStart: Type.String({ format: 'date-time' }),
  windowEnd: Type.String({ format: 'date-time' }),
  limit: Type.Integer(),
  used: Type.Integer(),
  reserved: Type.Integer({ description: 'held by running processes' }),
  lost: Type.Integer({ description: 'taken by processes that ended without a word' }),
  left: Type.Integer(),
  byConsumer: Type.Array(Exactly({ consumer: Consumer, credits: Type.Integer() })),
})
export type CreditWindowAnswer = Static<typeof CreditWindowAnswer>

/** A credit window with its moments written out. */
export const creditWindowAnswer = (window: CreditWindow): CreditWindowAnswer => ({
  ...window,
  windowStart: window.windowStart.toISOString(),
  windowEnd: window.windowEnd.toISOString(),
})
