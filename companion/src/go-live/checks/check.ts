/** `warning` lets people go on; `unknown` is what the facts do not tell. */
export const CHECK_STATES = ['done', 'open', 'warning', 'unknown'] as const
type CheckState = (typeof CHECK_STATES)[number]

/** What to do about a check; the words stand in the labels, as `golive.remedy.REMEDY`. */
export const REMEDIES = [
  'take-fingerprints',
  'make-report',
  'make-report-again',
  'read-report',
  'resolve-differences',
  'let-orgs-be-read',
  'read-permissions',
  'read-permissions-again',
  'grant-permissions',
  'let-permissions-be-read',
  'pair-production',
  'mind-allowance',
  'test-a-day',
  'raise-limit',
  'make-room-in-production',
  'see-notifications',
] as const
type Remedy = (typeof REMEDIES)[number]

/** What is so, and what to do about it. */
export type Verdict = { state: CheckState; remedy: Remedy | null }

/** One line of the list: what is so, by the numbers that it rests on. */
export type Check<Id extends string, Facts> = Verdict & { id: Id; facts: Facts }

export const DONE: Verdict = { state: 'done', remedy: null }
