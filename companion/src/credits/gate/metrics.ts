import { Counter, Gauge, type Registry } from 'prom-client'
import { CONSUMERS, type Consumer } from '../spending.ts'
import type { Count } from './tally.ts'

export type CreditCounter = {
  /** Adds what was written into the ledger. */
  count(counts: Count[]): void
}

/** The metric of credits by consumer and outcome. */
export function creditCounter(registry: Registry): CreditCounter {
  const counter = new Counter({
    name: 'tollbridge_credits_total',
    help: 'Credits by consumer and outcome: spent, returned (the request never left), refused',
    labelNames: ['consumer', 'outcome'],
    registers: [registry],
  })
  return {
    count: (counts) => {
      for (const { consumer, outcome, credits } of counts) counter.inc({ consumer, outcome }, credits)
    },
  }
}

/** The metric of credits that this process holds in leases and has not spent, by consumer. */
export function leaseGauge(registry: Registry, gate: { held(): ReadonlyMap<Consumer, number> }): void {
  new Gauge({
    name: 'tollbridge_lease_credits',
    help: 'Credits that this process holds in leases and has not spent, by consumer',
    labelNames: ['consumer'],
    registers: [registry],
    collect() {
      const held = gate.held()
      for (const consumer of CONSUMERS) this.set({ consumer }, held.get(consumer) ?? 0)
    },
  })
}
