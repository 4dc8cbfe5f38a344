import { Counter, type Registry } from 'prom-client'
import type { FaultMeaning } from './fault.ts'

/** How an exchange ended. `overtaken`: it took so long that another one was begun. */
export type RefreshOutcome = 'refreshed' | 'overtaken' | FaultMeaning

/** The metric of token refreshes by outcome. */
export function refreshCounter(registry: Registry) {
  const counter = new Counter({
    name: 'tollbridge_token_refreshes_total',
    help: 'Token refreshes by outcome: refreshed, unsent (nothing left for Salesforce), refused (authorization required), doubted (refused without ending the authorization), uncertain (no answer to go by), overtaken (another refresh took over)',
    labelNames: ['outcome'],
    registers: [registry],
  })
  return {
    count(outcome: RefreshOutcome): void {
      counter.inc({ outcome })
    },
  }
}
export type RefreshCounter = ReturnType<typeof refreshCounter>
