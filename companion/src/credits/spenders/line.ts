import type { LoggedRequest } from '../reconciliation/tally.ts'

/** A request of any user of an org, as Salesforce logged it. */
export type LoggedCall = LoggedRequest & {
  userId: string
  /** The username, or empty in orgs of older releases. */
  userName: string
  /** Such as `67.0`, or empty. */
  apiVersion: string
}

/** Who sent requests: an app, as a client, for a user, with an API version. */
export type Caller = Pick<LoggedCall, 'appName' | 'clientName' | 'userId' | 'userName' | 'apiVersion'>

/** What a caller sent on one day (UTC). */
export type Spender = Caller & {
  /** Requests that count against the org's allowance. */
  counted: number
  uncounted: number
  /** Counted requests of each hour (UTC), 24 of them. */
  hours: number[]
}
