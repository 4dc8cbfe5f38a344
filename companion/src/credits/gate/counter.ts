import { Counter, type Registry } from 'prom-client'
import type { Count } from './batch.ts'

/** The metric of credits by consumer and outcome. */
export function creditCounter(registry: Registry) {
  const counter = new Counter({
    name: 'tollbridge_credits_total',
    help: 'Credits by consumer and outcome: spent, returned (the request never left), refused',
    labelNames: ['consumer', 'outcome'],
    registers: [registry],
  })
  return {
    /** Adds what was written into the ledger. */
    count(counts: Count[]): void {
      for (const { consumer, outcome, credits } of counts) counter.inc({ consumer, outcome }, credits)
    },
  }
}
export type CreditCounter = ReturnType<typeof creditCounter>
