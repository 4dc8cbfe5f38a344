import { newId, type TenantId } from '../../../companion/src/platform/ids.ts'
import type { SalesforceSession } from '../../../companion/src/salesforce/api/session.ts'
import { exchange } from '../../../companion/src/salesforce/wire/exchange.ts'
import { createWire, type WireDeps } from '../../../companion/src/salesforce/wire/wire.ts'
import { memoryGate, memoryHeadroom } from '../credits/memory-gate.ts'
import { startSalesforceStub } from './salesforce-stub.ts'
import { virtualTimeouts } from '../time/virtual-timeout.ts'

export const TIMEOUT_MS = 30_000

export type MeteredStub = Awaited<ReturnType<typeof startMeteredStub>>

/** The real wire to a stub of Salesforce, with a recording gate. Time-outs run out only on command. */
export async function startMeteredStub() {
  const timeouts = virtualTimeouts()
  const stub = await startSalesforceStub()
  const [gate, headroom, tenantId] = [memoryGate(), memoryHeadroom(), newId<TenantId>()]
  const logged: object[] = []
  const deps: WireDeps = {
    exchange,
    gate,
    headroom,
    hosts: { extraOrigins: [stub.origin] },
    timeoutMs: TIMEOUT_MS,
    log: { error: (details) => logged.push(details), debug: (details) => logged.push(details) },
  }
  const wire = createWire(deps)
  const session: SalesforceSession = {
    tenantId,
    consumer: 'status',
    purpose: 'query',
    instanceUrl: stub.origin,
    accessToken: 'the-token',
    apiVersion: '67.0',
    wire,
  }
  const close = () => {
    timeouts.restore()
    return stub.close()
  }
  return { tenantId, stub, gate, headroom, logged, deps, wire, session, timeouts, close }
}
