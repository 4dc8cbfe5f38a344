import { after } from '../../platform/clock.ts'
import { isRefusal, Refusal } from '../../platform/refusals/errors.ts'
import type { Purpose } from '../../salesforce/index.ts'
import type { RefusalCode } from '../refusals.ts'

/** What a failed call says about its connection: Salesforce cannot be worked with, a limit is reached, or nothing. */
export type Outcome = 'failing' | 'paused' | 'nothing'

const PAUSING: readonly RefusalCode[] = ['CREDIT_LIMIT_REACHED', 'CREDIT_SHARE_REACHED', 'ORG_ALLOWANCE_SHORT']
const HARMLESS: readonly RefusalCode[] = ['SALESFORCE_TOO_MANY_AT_ONCE']
/** Readings that every connection must be able to do. Any other request may be refused for a reason of its own. */
const ESSENTIAL: readonly Purpose[] = ['limits', 'identity']

/** What a fault of a call means for the health of its connection. */
export function outcomeOf(fault: unknown, purpose: Purpose): Outcome {
  if (isRefusal(fault, PAUSING)) return 'paused'
  if (isRefusal(fault, HARMLESS)) return 'nothing'
  if (isRefusal(fault, ['SALESFORCE_REFUSED'])) return ESSENTIAL.includes(purpose) ? 'failing' : 'nothing'
  const isOfSalesforce = fault instanceof Refusal && /^SALESFORCE_|^TOKEN_REFRESH_BUSY$/.test(fault.code)
  return isOfSalesforce ? 'failing' : 'nothing'
}

const FIRST_PAUSE_MINUTES = 15
const MAX_PAUSE_MINUTES = 240
/** The timetable of the readings is never exact, so a try may be slightly early. */
const SLACK_SECONDS = 60

/** When background work tries again after a number of failed tries: 15 minutes at first, four hours at most. */
export function nextTryAfter(tries: number, now: Date): Date {
  const minutes = Math.min(MAX_PAUSE_MINUTES, FIRST_PAUSE_MINUTES * 2 ** (tries - 1))
  return after(now, { seconds: minutes * 60 - SLACK_SECONDS })
}
