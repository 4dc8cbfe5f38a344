import type { RefusalCode } from '../refusals.ts'
import { isRefusal, Refusal } from '../../platform/refusals/errors.ts'
import type { WireRequest } from './exchange.ts'
import type { Spender, Wire } from './wire.ts'

export type RetryDeps = {
  sleep: (milliseconds: number) => Promise<void>
  /** At least 0, and below 1. */
  random: () => number
  /** Called for every attempt that is refused. */
  onRefusal: (refusal: Refusal) => void
}

const MAX_ATTEMPTS = 3
const FIRST_PAUSE_MS = 250
const MAX_PAUSE_MS = 5_000

/** Salesforce did nothing, so any request may be sent again. */
const NOTHING_DONE: readonly RefusalCode[] = ['SALESFORCE_UNREACHABLE', 'SALESFORCE_TOO_MANY_AT_ONCE']
/** Salesforce may have carried the request out. */
const PERHAPS_DONE: readonly RefusalCode[] = [
  'SALESFORCE_UNAVAILABLE',
  'SALESFORCE_TIMEOUT',
  'SALESFORCE_CONNECTION_LOST',
]

const READS: readonly string[] = ['GET', 'HEAD', 'OPTIONS']
/** An upsert by external id, of one record or of several of one object. */
const UPSERT = /^\/services\/data\/v[\d.]+\/(sobjects\/[^/]+\/[^/]+\/[^/]+|composite\/sobjects\/[^/]+\/[^/]+)\/?$/

/**
 * A wire that retries transient failures, with three attempts at most. It stands above the gate, so every attempt reserves
 * a credit of its own.
 */
export const retrying =
  (wire: Wire, { sleep, random, onRefusal }: RetryDeps): Wire =>
  async (request, spender) => {
    for (let attempt = 1; ; attempt++) {
      try {
        return await wire(request, spender)
      } catch (fault) {
        if (!(fault instanceof Refusal)) throw fault
        onRefusal(fault)
        if (attempt === MAX_ATTEMPTS || !mayRetry(fault, request, spender)) throw fault
        await sleep(pauseMs(attempt, random()))
      }
    }
  }

/** How long to wait after a failed attempt: exponential backoff with full jitter. */
export const pauseMs = (attempt: number, random: number): number =>
  random * Math.min(MAX_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (attempt - 1))

/**
 * Requests for tokens are never sent again: their code or token may be spent by the first attempt. A reading of the limits
 * has its own timetable.
 */
function mayRetry(fault: Refusal, request: WireRequest, { bucket, purpose }: Spender): boolean {
  if (bucket === 'auth' || purpose === 'limits') return false
  if (request.givesUpWhenSlow && isRefusal(fault, ['SALESFORCE_TIMEOUT'])) return false
  return isRefusal(fault, NOTHING_DONE) || (isRefusal(fault, PERHAPS_DONE) && mayRepeat(request))
}

function mayRepeat({ method, url, isRepeatable }: WireRequest): boolean {
  if (isRepeatable === true || READS.includes(method)) return true
  return method === 'PATCH' && UPSERT.test(URL.parse(url)?.pathname ?? '')
}
