import { Type, type Static } from 'typebox'
import { Exactly } from '../platform/schemas.ts'
import type { CreditWindow } from './credit-window.ts'

const Consumer = Type.Enum(['handshake', 'status', 'parity', 'import', 'export', 'flow-step', 'person'])

/** A credit window as HTTP answers carry it. */
export const CreditWindowAnswer = Exactly({
  windowStart: Type.String({ format: 'date-time' }),
  windowEnd: Type.String({ format: 'date-time' }),
  limit: Type.Integer(),
  used: Type.Integer(),
  reserved: Type.Integer(),
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
