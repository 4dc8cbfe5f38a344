import { refusal } from '../refusals.ts'

/** What is allowed beside Salesforce's own hosts. */
export type HostRules = {
  /** Exact origins, for simulators on this machine. */
  extraOrigins: readonly string[]
  /** Endings of My Domain hosts that the operator trusts, such as `.my.salesforce.mil`, in lower case. */
  suffixes?: readonly string[]
}

const LOGIN_HOSTS: readonly string[] = ['login.salesforce.com', 'test.salesforce.com']
const LABEL = '(?!xn--)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?'
const PARTITION = '(?:sandbox|develop|demo|patch|scratch|trailblaze|free|cs[0-9]{1,4})'
const MY_DOMAIN_SUFFIX = '.my.salesforce.com'
const MY_DOMAIN = new RegExp(`^${LABEL}(?:\\.${PARTITION})?$`)
const URL_OF_ASCII = /^(?<scheme>https?):\/\/(?<authority>[a-z0-9.:[\]-]+)(?<rest>[/?#][\x21-\x7e]*)?$/i

/**
 * The origin of a URL that a request goes to, if requests and tokens may go there. Only the exact spelling of a host is
 * accepted.
 */
export function allowedOrigin(url: string, rules: HostRules): string | undefined {
  const { scheme, authority } = URL_OF_ASCII.exec(url)?.groups ?? {}
  if (!scheme || !authority) return undefined
  const origin = `${scheme}://${authority}`.toLowerCase()
  return isSalesforceOrigin(origin, rules) || rules.extraOrigins.includes(origin) ? origin : undefined
}

/** The origin that Salesforce or a person names. A query or fragment is refused: it has no place in the name of a host. */
export const namedOrigin = (url: string, rules: HostRules): string | undefined =>
  hasMore(url) ? undefined : allowedOrigin(url, rules)

const hasMore = (url: string): boolean => /[?#]/.test(url)

function isSalesforceOrigin(origin: string, { suffixes = [] }: HostRules): boolean {
  const host = origin.startsWith('https://') ? origin.slice('https://'.length) : ''
  const suffix = [MY_DOMAIN_SUFFIX, ...suffixes].find((one) => host.endsWith(one))
  return LOGIN_HOSTS.includes(host) || (suffix !== undefined && MY_DOMAIN.test(host.slice(0, -suffix.length)))
}

/**
 * The login origin for a host name, or for an address that a person copied from the browser. Blanks around it and the
 * default port are cut off. An address with a query or fragment is refused: it may carry a session.
 */
export function loginOrigin(pasted: string, rules: HostRules): string {
  const text = pasted.trim()
  const url = /^https?:\/\//i.test(text) ? text : `https://${text}`
  const origin = hasMore(url) ? undefined : allowedOrigin(myDomainOf(withoutDefaultPort(url)), rules)
  if (!origin) throw refusal('LOGIN_HOST_REFUSED')
  return origin
}

const withoutDefaultPort = (url: string): string => url.replace(/^(https:\/\/[a-z0-9.-]+):443(?=\/|$)/i, '$1')

const LIGHTNING = new RegExp(
  `^https://(?<name>${LABEL})(?<partition>\\.${PARTITION})?\\.lightning\\.force\\.com(?=[/?#]|$)`,
  'i',
)
const SETUP = /^(?<start>https:\/\/[a-z0-9.-]+\.my\.salesforce)-setup\.com(?=[/?#]|$)/i

/**
 * Turns the address of a Lightning or Setup page into its My Domain. The address of a sandbox without enhanced domains
 * stays as it is: its Lightning host lacks the instance name that its My Domain host needs.
 */
function myDomainOf(url: string): string {
  const { name, partition = '' } = LIGHTNING.exec(url)?.groups ?? {}
  const legacySandbox = name?.includes('--') === true && partition === ''
  if (name && !legacySandbox) return `https://${name}${partition}.my.salesforce.com`
  return url.replace(SETUP, '$<start>.com')
}
