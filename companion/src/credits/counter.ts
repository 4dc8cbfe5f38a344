import { Counter, type Registry } from 'prom-client'
import type { Consumer, Outcome } from './spending.ts'

/** The metric of credits by consumer and outcome. */
export function creditCounter(registry: Registry) {
  const counter = new Counter({
    name: 'tollbridge_credits_total',
    help: 'Credits by consumer and outcome: spent, returned (the request never left), refused (daily limit reached)',
    labelNames: ['consumer', 'outcome'],
    registers: [registry],
  })
  return {
    count(consumer: Consumer, outcome: Outcome | 'refused'): void {
      counter.inc({ consumer, outcome })
    },
  }
}
export type CreditCounter = ReturnType<typeof creditCounter>
