import { Gauge, type Registry } from 'prom-client'
import type { Gate } from './gate.ts'
import { CONSUMERS } from '../spending.ts'

/** The metric of credits that this process holds and has not spent, by consumer. */
export function leaseGauge(registry: Registry, gate: Pick<Gate, 'held'>): void {
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
