import type { RefusalCode } from '../../platform/refusals/catalogue.ts'
import { Refusal } from '../../platform/refusals/errors.ts'
import type { WireRequest } from './exchange.ts'
import type { Spender, Wire } from './wire.ts'

export type RetryDeps = { sleep: (milliseconds: number) => Promise<void>; random: () => number }

const MOST_ATTEMPTS = 3
const FIRST_PAUSE_MS = 250
const LONGEST_PAUSE_MS = 5_000

/** Refusals that say that nothing was done, so that any request may be sent again. */
const NOTHING_DONE: readonly RefusalCode[] = ['SALESFORCE_UNREACHABLE', 'SALESFORCE_TOO_MANY_AT_ONCE']
/** Refusals that leave open whether the request was carried out. */
const PERHAPS_DONE: readonly RefusalCode[] = [
  'SALESFORCE_UNAVAILABLE',
  'SALESFORCE_TIMEOUT',
  'SALESFORCE_CONNECTION_LOST',
]

const READS: readonly string[] = ['GET', 'HEAD', 'OPTIONS']
/** Writing by external id: one record, or several of one kind. */
const UPSERT = /^\/services\/data\/v[\d.]+\/(sobjects\/[^/]+\/[^/]+\/[^/]+|composite\/sobjects\/[^/]+\/[^/]+)\/?$/

/**
 * A wire that sends again what failed in passing, three times at most. It lies above the gate, so each attempt has a
 * credit of its own.
 */
export const retrying =
  (wire: Wire, { sleep, random }: RetryDeps): Wire =>
  async (request, spender) => {
    for (let attempt = 1; ; attempt++) {
      try {
        return await wire(request, spender)
      } catch (fault) {
        if (attempt === MOST_ATTEMPTS || !maySendAgain(fault, request, spender)) throw fault
        await sleep(pauseMs(attempt, random()))
      }
    }
  }

/** How long to wait after a failed attempt: anything up to a bound that doubles, so that callers do not come back together. */
export const pauseMs = (attempt: number, random: number): number =>
  random * Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (attempt - 1))

/** A token may be worth nothing after its first use, so nothing of the sign-in is ever sent again. */
function maySendAgain(fault: unknown, request: WireRequest, { bucket }: Spender): boolean {
  if (!(fault instanceof Refusal) || bucket === 'auth') return false
  return NOTHING_DONE.includes(fault.code) || (PERHAPS_DONE.includes(fault.code) && mayRepeat(request))
}

function mayRepeat({ method, url, isRepeatable }: WireRequest): boolean {
  if (isRepeatable === true || READS.includes(method)) return true
  return method === 'PATCH' && UPSERT.test(URL.parse(url)?.pathname ?? '')
}
