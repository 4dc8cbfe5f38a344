import type { HostRules } from '../salesforce/index.ts'
import type { Environment } from './environment.ts'

/** What the operator configured about Salesforce. */
export type SalesforceSettings = {
  /** The app used when a person brings none of their own. */
  clientId?: string
  clientSecret?: string
  loginUrls: Record<Environment, string>
  hosts: HostRules
  apiVersion: string
  timeoutMs: number
  /** The one callback address, never taken from a request. */
  redirectUri: string
}
