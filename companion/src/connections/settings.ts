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

type Configured = Pick<SalesforceSettings, 'clientId' | 'clientSecret' | 'apiVersion' | 'timeoutMs'> & {
  loginUrl: URL
  sandboxLoginUrl: URL
  /** Origins besides Salesforce's own hosts. */
  extraOrigins: readonly string[]
  /** Endings of My Domain hosts besides Salesforce's own. */
  hostSuffixes: readonly string[]
}

/** The settings that follow from the configuration. A login address on loopback is a simulator's, and allowed. */
export function salesforceSettings(configured: Configured, publicUrl: URL): SalesforceSettings {
  const { clientId, clientSecret, loginUrl, sandboxLoginUrl, extraOrigins, hostSuffixes, apiVersion, timeoutMs } =
    configured
  const loopback = [loginUrl, sandboxLoginUrl].filter(({ protocol }) => protocol === 'http:')
  return {
    clientId,
    clientSecret,
    loginUrls: { production: loginUrl.origin, sandbox: sandboxLoginUrl.origin },
    hosts: { extraOrigins: [...extraOrigins, ...loopback.map(({ origin }) => origin)], suffixes: hostSuffixes },
    apiVersion,
    timeoutMs,
    redirectUri: new URL('/oauth/callback', publicUrl).href,
  }
}
