import type { Spender, Wire } from '../wire/wire.ts'

/** The name under which Salesforce logs our requests. */
export const CLIENT_NAME = 'Tollbridge'

/** A signed-in user of an org, and what a request in the name of that user needs. */
export type SalesforceSession = Omit<Spender, 'bucket'> & {
  instanceUrl: string
  accessToken: string
  /** Such as `67.0`. */
  apiVersion: string
  wire: Wire
}
