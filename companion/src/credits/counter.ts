import { Counter, type Registry } from 'prom-client'
import type { Consumer } from './gate.ts'

export type CreditOutcome = 'spent' | 'returned' | 'refused'

/** The metric of credits by consumer and outcome. */
export function creditCounter(registry: Registry) {
  const counter = new Counter({
    name: 'tollbridge_credits_total',
    help: 'Credits by consumer and outcome: spent, returned (the request never left), refused (daily limit reached)',
    labelNames: ['consumer', 'outcome'],
    registers: [registry],
  })
  return { count: (consumer: Consumer, outcome: CreditOutcome): void => counter.inc({ consumer, outcome }) }
}
export type CreditCounter = ReturnType<typeof creditCounter>
