import { join } from 'node:path'
import type { Static } from 'typebox'
import { Value } from 'typebox/value'
import { Variables } from './config-variables.ts'
import type { Retention } from './platform/audit/retention.ts'
import { configurationFault } from './platform/startup-fault.ts'

type Settings = Static<typeof Variables>

type SalesforceConfig = {
  clientId?: string
  clientSecret?: string
  loginUrl: URL
  sandboxLoginUrl: URL
  extraOrigins: readonly string[]
  hostSuffixes: readonly string[]
  apiVersion: string
  timeoutMs: number
}

export type Config = {
  host: string
  port: number
  publicUrl: URL
  trustProxy?: string
  dataDir: string
  databaseUrl?: string
  vault: { keys?: string; keyFile: string }
  salesforce: SalesforceConfig
  mail: { smtpUrl?: string; from: string }
  firstStart: { businessName?: string; adminEmail?: string; adminName: string }
  pagesDir: string
  metricsToken?: string
  auditRetention: Retention
  logLevel: Settings['LOG_LEVEL']
}

type Environment = Record<string, string | undefined>

/** The configuration that an environment describes; refuses it with the name of the variable that is wrong. */
export function readConfig(environment: Environment): Config {
  const settings = readSettings(environment)
  const publicUrl = publicUrlOf(settings)
  refuseUnknownBalancer(publicUrl, settings)
  return {
    host: settings.HOST,
    port: settings.PORT,
    publicUrl,
    trustProxy: settings.TRUST_PROXY,
    dataDir: settings.DATA_DIR,
    databaseUrl: settings.DATABASE_URL,
    vault: { keys: settings.VAULT_KEYS, keyFile: settings.VAULT_KEY_FILE ?? join(settings.DATA_DIR, 'vault.key') },
    salesforce: salesforceOf(settings),
    mail: { smtpUrl: settings.SMTP_URL, from: settings.MAIL_FROM },
    firstStart: {
      businessName: settings.BUSINESS_NAME,
      adminEmail: settings.FIRST_ADMIN_EMAIL,
      adminName: settings.FIRST_ADMIN_NAME,
    },
    pagesDir: settings.PAGES_DIR,
    metricsToken: settings.METRICS_TOKEN,
    auditRetention: retentionOf(settings),
    logLevel: settings.LOG_LEVEL,
  }
}

/** This process speaks plain HTTP, so that an https address means a balancer before it, which it has to know. */
function refuseUnknownBalancer(publicUrl: URL, { TRUST_PROXY }: Settings): void {
  if (publicUrl.protocol === 'https:' && TRUST_PROXY === undefined)
    throw configurationFault(
      'PUBLIC_URL is https, and TRUST_PROXY does not name the balancer that ends TLS',
      'Set TRUST_PROXY to its address or network (such as loopback or 10.0.0.0/8); it must send X-Forwarded-Proto and X-Forwarded-For',
    )
}

const FEWEST_AUDIT_DAYS = 90

/** Entries are kept for at least a quarter, so that a mistyped number does not delete the trail of last week. */
function retentionOf({ AUDIT_RETENTION_DAYS: days }: Settings): Retention {
  if (days === 0) return { keptForDays: null }
  if (days >= FEWEST_AUDIT_DAYS) return { keptForDays: days }
  throw configurationFault(
    `AUDIT_RETENTION_DAYS is less than ${FEWEST_AUDIT_DAYS} days`,
    `Set it to ${FEWEST_AUDIT_DAYS} or more, or to 0 to keep entries without an end`,
  )
}

/** An empty variable counts as not set. */
function readSettings(environment: Environment): Settings {
  const known = Object.keys(Variables.properties).flatMap((name) =>
    environment[name] ? [[name, environment[name]]] : [],
  )
  const settings = Value.Convert(Variables, Value.Default(Variables, Object.fromEntries(known)))
  if (Value.Check(Variables, settings)) return settings
  const [error] = Value.Errors(Variables, settings)
  throw configurationFault(`${error?.instancePath.slice(1)} ${error?.message}`, 'See --help for what it means')
}

function salesforceOf(settings: Settings): SalesforceConfig {
  return {
    clientId: settings.SALESFORCE_CLIENT_ID,
    clientSecret: settings.SALESFORCE_CLIENT_SECRET,
    loginUrl: originOf('SALESFORCE_LOGIN_URL', settings.SALESFORCE_LOGIN_URL),
    sandboxLoginUrl: originOf('SALESFORCE_SANDBOX_LOGIN_URL', settings.SALESFORCE_SANDBOX_LOGIN_URL),
    extraOrigins: listOf(settings.SALESFORCE_EXTRA_ORIGINS).map((text) => loopbackOriginOf(text)),
    hostSuffixes: listOf(settings.SALESFORCE_HOST_SUFFIXES).map((text) => hostSuffixOf(text)),
    apiVersion: settings.SALESFORCE_API_VERSION,
    timeoutMs: settings.SALESFORCE_TIMEOUT_MS,
  }
}

const publicUrlOf = ({ PUBLIC_URL, HOST, PORT }: Settings): URL =>
  originOf('PUBLIC_URL', PUBLIC_URL ?? `http://${HOST.includes(':') ? `[${HOST}]` : HOST}:${PORT}`)

const LOOPBACK_HOSTS = ['127.0.0.1', '[::1]', 'localhost']

/** Whether only this machine can reach an address. */
export const isLoopback = ({ hostname }: URL): boolean => LOOPBACK_HOSTS.includes(hostname)

/** An address without path; in clear text only to this machine itself. */
function originOf(variable: string, text: string): URL {
  const url = URL.parse(text)
  if (!url || url.href !== `${url.origin}/`)
    throw configurationFault(`${variable} is not an address like https://host:port`, 'Write it without path or user')
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url)))
    throw configurationFault(`${variable} is not https`, 'Use https, or http on a loopback address')
  return url
}

function loopbackOriginOf(text: string): string {
  const url = originOf('SALESFORCE_EXTRA_ORIGINS', text)
  if (isLoopback(url)) return url.origin
  throw configurationFault(
    'SALESFORCE_EXTRA_ORIGINS has an origin that is not loopback',
    'Name only simulators of this machine',
  )
}

/** A whole ending of a host, with at least three labels, so that no public suffix opens the door to every host. */
function hostSuffixOf(text: string): string {
  if (/^(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?){3,}$/i.test(text)) return text.toLowerCase()
  throw configurationFault(
    'SALESFORCE_HOST_SUFFIXES has an ending that is not like .my.salesforce.mil',
    'Begin it with a dot and name at least three labels',
  )
}

const listOf = (text = ''): string[] =>
  text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '')
