import { Counter, type Registry } from 'prom-client'
import { limitingConcurrency } from './concurrency.ts'
import { retrying, type RetryDeps } from './retry.ts'
import { createWire, type Wire, type WireDeps } from './wire.ts'

export type OpenWireDeps = WireDeps & Omit<RetryDeps, 'onRefusal'> & { metrics: Registry }

/** The wire of the service: limits concurrency for each org, retries what may be retried, counts refusals. */
export function openWire({ metrics, sleep, random, ...deps }: OpenWireDeps): Wire {
  const refusals = new Counter({
    name: 'tollbridge_salesforce_refusals_total',
    help: 'Requests to Salesforce that were refused, by code: by us before they left, or by Salesforce',
    labelNames: ['code'],
    registers: [metrics],
  })
  const onRefusal: RetryDeps['onRefusal'] = ({ code }) => {
    refusals.inc({ code })
  }
  return retrying(limitingConcurrency(createWire(deps)), { sleep, random, onRefusal })
}
