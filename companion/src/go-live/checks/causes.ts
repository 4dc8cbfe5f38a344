import { NO_REPORT } from '../../parity/index.ts'

/** `warning` lets people go on; `unknown` is what the facts do not tell, and is never taken for done. */
export const CHECK_STATES = ['done', 'open', 'warning', 'unknown'] as const
export type CheckState = (typeof CHECK_STATES)[number]

/** Where the remedy is applied. */
type Place = `/${string}`

type Entry = {
  state: Exclude<CheckState, 'done'>
  place: Place
  /** The answer that continues without it, where several causes share one. */
  answer?: string
}

/** Continuing without it takes a tenant that never had a sandbox to production directly. */
export const NO_SANDBOX = 'no-sandbox'

const CONNECTIONS = '/settings/connections'
const COMPARE = '/settings/parity'
const REPORT = '/settings/parity/report'
const CHECKLIST = '/settings/go-live'
const ORGS = '/settings/orgs'
const GENERAL = '/settings/general'

/** Why a check is not done. The remedy is `golive.remedy.CAUSE` in the labels. */
const CAUSES = {
  'no-sandbox': { state: 'unknown', place: CONNECTIONS },
  'sandbox-not-read': { state: 'unknown', place: COMPARE, answer: NO_REPORT },
  'production-not-sent': { state: 'unknown', place: ORGS, answer: NO_REPORT },
  'not-compared': { state: 'unknown', place: COMPARE, answer: NO_REPORT },
  'report-outdated': { state: 'open', place: COMPARE },
  'report-unread': { state: 'open', place: REPORT },
  'differences-open': { state: 'open', place: REPORT },
  'rules-of-production': { state: 'unknown', place: REPORT },
  'parts-hidden': { state: 'unknown', place: REPORT },
  'nothing-connected': { state: 'unknown', place: CONNECTIONS },
  'permissions-unread': { state: 'unknown', place: CHECKLIST },
  'permissions-missing': { state: 'open', place: CHECKLIST },
  'permissions-hidden': { state: 'unknown', place: CHECKLIST },
  'permissions-old': { state: 'unknown', place: CHECKLIST },
  'production-not-paired': { state: 'unknown', place: ORGS },
  'snapshots-off': { state: 'unknown', place: ORGS },
  'production-report-old': { state: 'unknown', place: ORGS },
  'limit-above-production': { state: 'warning', place: GENERAL },
  'no-sandbox-day': { state: 'unknown', place: '/usage' },
  'above-limit': { state: 'warning', place: GENERAL },
  'no-room-in-production': { state: 'warning', place: GENERAL },
  'recent-errors': { state: 'warning', place: '/notifications' },
} as const satisfies Record<string, Entry>

export type Cause = keyof typeof CAUSES

export const CAUSE_NAMES = Object.keys(CAUSES) as [Cause, ...Cause[]]

const ENTRIES: Readonly<Record<Cause, Entry>> = CAUSES

export const stateOf = (cause: Cause | null): CheckState => (cause ? ENTRIES[cause].state : 'done')

/** The page where the remedy of a cause is applied. */
export const placeOf = (cause: Cause): Place => ENTRIES[cause].place

/** The name of the answer that continues without a check; null for a cause that cannot be left open so. */
export const answerOf = (cause: Cause): string | null =>
  ENTRIES[cause].state === 'unknown' ? (ENTRIES[cause].answer ?? cause) : null

/** Whether a name is that of an answer, and not the id of a difference. */
export const isAnswer = (name: string): boolean =>
  CAUSE_NAMES.some((cause) => answerOf(cause) === name.replace(/:.*$/, ''))
