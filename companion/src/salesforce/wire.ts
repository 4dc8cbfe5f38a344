import type { Bucket, Consumer, Gate, Reservation } from '../credits/gate.ts'
import type { Clock } from '../platform/clock.ts'
import { refusal, type Refusal } from '../platform/errors.ts'
import type { TenantId } from '../platform/ids.ts'
import type { Allowances } from './allowances.ts'
import { exchange, ExchangeFault, type FaultKind, type WireAnswer, type WireRequest } from './exchange.ts'
import { refusalOf } from './faults.ts'
import { allowedOrigin, type HostRules } from './hosts.ts'
import { parseLimitInfo } from './limit-info.ts'

type Spender = { tenantId: TenantId; consumer: Consumer; bucket: Bucket }

export type WireDeps = {
  gate: Gate
  clock: Clock
  hosts: HostRules
  timeoutMs: number
  allowances: Allowances
  log: { error(details: object, message: string): void }
}

/** The only way out to Salesforce. */
export type Wire = (request: WireRequest, spender: Spender) => Promise<WireAnswer>

/** Makes the wire: reserve one credit, send one request, read its headers, settle. Faults become refusals. */
export const createWire =
  (deps: WireDeps): Wire =>
  async (request, spender) => {
    const origin = allowedOrigin(request.url, deps.hosts)
    if (!origin) throw refusal('SALESFORCE_HOST_REFUSED')
    const reservation = await deps.gate.reserve(spender.tenantId, spender.consumer, spender.bucket)
    const answer = await sendReserved(request, reservation, deps)
    deps.allowances.observe(origin, parseLimitInfo(answer.headers['sforce-limit-info']), deps.clock.now())
    const fault = refusalOf(answer)
    if (fault) throw fault
    return answer
  }

async function sendReserved(request: WireRequest, reservation: Reservation, deps: WireDeps): Promise<WireAnswer> {
  try {
    const answer = await exchange(request, deps.timeoutMs)
    await settle(reservation, 'spent', deps)
    return answer
  } catch (fault) {
    if (!(fault instanceof ExchangeFault)) throw fault
    await settle(reservation, fault.kind === 'unreachable' ? 'returned' : 'spent', deps)
    throw refusalOfFault(fault)
  }
}

/** An answer is never lost to the bookkeeping: a credit that cannot be settled stays reserved, that is, unavailable. */
async function settle(reservation: Reservation, outcome: 'spent' | 'returned', { log }: WireDeps): Promise<void> {
  try {
    await reservation.settle(outcome)
  } catch (err) {
    log.error({ err, outcome }, 'a credit could not be settled and stays reserved')
  }
}

const CODES = {
  unreachable: 'SALESFORCE_UNREACHABLE',
  timeout: 'SALESFORCE_TIMEOUT',
  lost: 'SALESFORCE_CONNECTION_LOST',
} as const satisfies Record<FaultKind, string>

const refusalOfFault = (fault: ExchangeFault): Refusal => refusal(CODES[fault.kind], {}, { cause: fault })
