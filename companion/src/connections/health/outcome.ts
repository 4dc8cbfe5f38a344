import { after, startOfDay } from '../../platform/clock.ts'
import { isRefusal, Refusal } from '../../platform/refusals/errors.ts'
import type { Purpose } from '../../salesforce/index.ts'
import { refusal, type RefusalCode } from '../refusals.ts'

/** What fails by itself: the org as a whole, or the reading of its event log alone. */
export type HealthPart = 'api' | 'event-log'

const PAUSING: readonly RefusalCode[] = ['CREDIT_LIMIT_REACHED', 'CREDIT_SHARE_REACHED', 'ORG_ALLOWANCE_SHORT']
const HARMLESS: readonly RefusalCode[] = ['SALESFORCE_TOO_MANY_AT_ONCE']
/** Readings that every connection must be able to do. Any other request may be refused for a reason of its own. */
const ESSENTIAL: readonly Purpose[] = ['limits', 'identity']
/** What a reading of the event log says about the log alone. Everything else may be true of every request. */
const OF_THE_LOG: readonly RefusalCode[] = ['EVENT_LOG_REFUSED', 'EVENT_LOG_UNREADABLE']

/** Whether a fault says that a limit is reached, and nothing about Salesforce. */
export const isPause = (fault: unknown): fault is Refusal => isRefusal(fault, PAUSING)

/** Whether a failure can only be one of the event log. */
export const isOfTheLog = (code: string | null): boolean => OF_THE_LOG.some((one) => one === code)

/** The log is read a few times a day: what may be true of every request counts once two readings in a row have met it. */
const MIN_LOG_FAILURES = 2

/** Whether the event log fails by itself, by the code of its last failure and how many there were in a row. */
export const isLogFailing = ({ problemCode, failures }: { problemCode: string | null; failures: number }): boolean =>
  failures >= (isOfTheLog(problemCode) ? 1 : MIN_LOG_FAILURES)

/** What a failed call says about its connection: the parts that it shows to be failing, each with its cause. */
export function failuresIn(fault: unknown, purpose: Purpose): { part: HealthPart; cause: Refusal }[] {
  if (!(fault instanceof Refusal) || !isOfSalesforce(fault) || isRefusal(fault, HARMLESS)) return []
  const isLog = purpose === 'event-log'
  const cause = isLog ? causeInLog(fault) : fault
  if (isOfTheLog(cause.code)) return [{ part: 'event-log', cause }]
  if (cause.code === 'SALESFORCE_REFUSED' && !ESSENTIAL.includes(purpose)) return []
  const ofApi = { part: 'api' as const, cause }
  return isLog ? [ofApi, { part: 'event-log', cause }] : [ofApi]
}

const isOfSalesforce = ({ code }: Refusal): boolean => /^SALESFORCE_|^TOKEN_REFRESH_BUSY$/.test(code)

function causeInLog(fault: Refusal): Refusal {
  if (fault.code === 'SALESFORCE_REFUSED') return refusal('EVENT_LOG_REFUSED', fault.params, { cause: fault })
  return fault.code === 'SALESFORCE_ANSWER_UNREADABLE' ? refusal('EVENT_LOG_UNREADABLE', {}, { cause: fault }) : fault
}

/** What a successful call says to work. */
export const partsShownBy = (purpose: Purpose): HealthPart[] =>
  purpose === 'event-log' ? ['api', 'event-log'] : ['api']

const FIRST_PAUSE_MINUTES = 15
const MAX_PAUSE_MINUTES = 240
/** The timetable of the readings is never exact, so a try may be slightly early. */
const SLACK_SECONDS = 60

/** When background work tries again after a number of failed tries: 15 minutes at first, four hours at most. */
export function nextTryAfter(tries: number, now: Date): Date {
  const minutes = Math.min(MAX_PAUSE_MINUTES, FIRST_PAUSE_MINUTES * 2 ** (tries - 1))
  return after(now, { seconds: minutes * 60 - SLACK_SECONDS })
}

/** When the event log is read for the first time in a day (UTC), less some slack. */
const FIRST_READING = { minutes: 4 * 60 + 19 }

/** The first reading of the log tomorrow. */
export const firstReadingTomorrow = (now: Date): Date => after(after(startOfDay(now), { days: 1 }), FIRST_READING)
