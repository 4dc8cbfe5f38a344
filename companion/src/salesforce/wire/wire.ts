import {
  type Bucket,
  type Consumer,
  countSpent,
  type Gate,
  type Headroom,
  type Reservation,
  type Settlement,
} from '../../credits/index.ts'
import { type Refusal } from '../../platform/refusals/errors.ts'
import { refusal } from '../refusals.ts'
import { newId, type TenantId } from '../../platform/ids.ts'
import type { Log } from '../../platform/log.ts'
import { type Exchange, ExchangeFault, type FaultKind, type WireAnswer, type WireRequest } from './exchange.ts'
import { refusalOf } from './faults.ts'
import { allowedOrigin, type HostRules } from './hosts.ts'
import { parseLimitInfo } from './limit-info.ts'

/** What a request is for, for the log. */
export type Purpose =
  'token' | 'refresh' | 'revoke' | 'identity' | 'limits' | 'event-log' | 'query' | 'describe' | 'write'

/** Who pays for a request, under which consumer and bucket, and what the request is for. */
export type Spender = { tenantId: TenantId; consumer: Consumer; bucket: Bucket; purpose: Purpose }

export type WireDeps = {
  exchange: Exchange
  gate: Pick<Gate, 'reserve'>
  headroom: Pick<Headroom, 'admit' | 'observe' | 'refused'>
  hosts: HostRules
  timeoutMs: number
  log: Pick<Log, 'error' | 'debug'>
}

/** The only way out to Salesforce. */
export type Wire = (request: WireRequest, spender: Spender) => Promise<WireAnswer>

/** Salesforce counts every request but this one, which needs no session and lists the versions of its API. */
const isFree = ({ method, url }: WireRequest): boolean =>
  method === 'GET' && URL.parse(url)?.pathname === '/services/data'

/** Creates the wire: it reserves one credit, sends one request, settles, and reads the headers. Faults become refusals. */
export const createWire =
  (deps: WireDeps): Wire =>
  async (request, spender) => {
    const origin = allowedOrigin(request.url, deps.hosts)
    if (!origin) throw refusal('SALESFORCE_HOST_REFUSED')
    if (isFree(request)) return sendFree(request, deps)
    await deps.headroom.admit({ ...spender, origin })
    const reservation = await deps.gate.reserve(spender.tenantId, spender.consumer, spender.bucket)
    const answer = await sendReserved(request, { reservation, spender }, deps)
    const fault = refusalOf(answer)
    await observeAllowance(answer, { tenantId: spender.tenantId, origin, fault }, deps)
    if (fault) throw fault
    return answer
  }

async function sendFree(request: WireRequest, { exchange, timeoutMs }: WireDeps): Promise<WireAnswer> {
  try {
    const answer = await exchange(request, timeoutMs)
    const fault = refusalOf(answer)
    if (fault) throw fault
    return answer
  } catch (fault) {
    throw fault instanceof ExchangeFault ? refusalOfFault(fault) : fault
  }
}

type Reserved = { reservation: Reservation; spender: Spender }

async function sendReserved(
  request: WireRequest,
  { reservation, spender }: Reserved,
  deps: WireDeps,
): Promise<WireAnswer> {
  try {
    const answer = await deps.exchange(request, deps.timeoutMs)
    settle('spent', { reservation, spender, answer }, deps)
    return answer
  } catch (fault) {
    if (!(fault instanceof ExchangeFault)) throw fault
    settle(fault.kind === 'unreachable' ? 'returned' : 'spent', { reservation, spender }, deps)
    throw refusalOfFault(fault)
  }
}

/**
 * Counts a spent credit for the work that is going on, and logs a line for each credit: who spent it, what for, and the id under which Salesforce logs the request. UNSURE whether
 * every answer carries that id, so the line has an id of ours as well.
 */
function settle(
  outcome: Settlement,
  { reservation, spender, answer }: Reserved & { answer?: WireAnswer },
  { log }: WireDeps,
): void {
  reservation.settle(outcome)
  if (outcome === 'spent') countSpent()
  const { consumer, bucket, purpose } = spender
  const salesforceId = answer?.headers['x-sfdc-request-id']
  log.debug(
    { credit: { id: newId(), consumer, bucket, purpose, outcome, salesforceId, status: answer?.status } },
    'credit',
  )
}

type CalledOrg = { tenantId: TenantId; origin: string; fault: Refusal | undefined }

/** Records what an answer says of the org's allowance. A failing database must not lose the answer. */
async function observeAllowance(
  answer: WireAnswer,
  { fault, ...org }: CalledOrg,
  { headroom, log }: WireDeps,
): Promise<void> {
  try {
    if (fault?.code === 'ORG_ALLOWANCE_SHORT') await headroom.refused(org)
    else await headroom.observe(org, parseLimitInfo(answer.headers['sforce-limit-info']))
  } catch (err) {
    log.error({ err }, 'the allowance of an org was not recorded')
  }
}

const CODES = {
  unreachable: 'SALESFORCE_UNREACHABLE',
  timeout: 'SALESFORCE_TIMEOUT',
  lost: 'SALESFORCE_CONNECTION_LOST',
} as const satisfies Record<FaultKind, string>

const refusalOfFault = (fault: ExchangeFault): Refusal => refusal(CODES[fault.kind], {}, { cause: fault })
