import type { Platform } from '../platform/deps.ts'
import type { Gate } from './gate/gate.ts'
import type { Headroom } from './org-allowance/headroom.ts'
import type { Consumer } from './spending.ts'

/** What credits add to the platform: the two guards that every request to Salesforce passes. */
export type CreditServices = Platform & {
  gate: Gate
  headroom: Headroom
  /** The name under which Salesforce logs our requests. */
  clientName: string
  /** The kinds of work that the features of this service do, most important first. */
  consumers: () => readonly Consumer[]
}
