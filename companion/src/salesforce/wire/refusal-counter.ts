import { Counter, type Registry } from 'prom-client'
import { Refusal } from '../../platform/refusals/errors.ts'
import type { Wire } from './wire.ts'

/** A wire that counts what is refused on it, by us before it leaves or by Salesforce. */
export function countingRefusals(wire: Wire, registry: Registry): Wire {
  const counter = new Counter({
    name: 'tollbridge_salesforce_refusals_total',
    help: 'Requests to Salesforce that were refused, by code: by us before they left, or by Salesforce',
    labelNames: ['code'],
    registers: [registry],
  })
  return async (request, spender) => {
    try {
      return await wire(request, spender)
    } catch (fault) {
      if (fault instanceof Refusal) counter.inc({ code: fault.code })
      throw fault
    }
  }
}
