import type { CalloutAnswer, CalloutRequest } from '../../../../packages/apex-interpreter/index.ts'
import type { Org } from '../../org/org.ts'
import { holdersOf } from '../setup/permission-holders.ts'
import { pageUser } from '../page-user.ts'

/** The principals of each external credential, in sequence order, and the header formula's parameter. A test holds it against the metadata. */
export const CREDENTIALS = {
  Tollbridge_Companion: { principals: ['Org', 'Reader'], parameter: 'Key' },
  Tollbridge_Companion_Open: { principals: ['Open'], parameter: undefined },
} as const

type Credential = keyof typeof CREDENTIALS

/** The principals that each permission set gives access to, as the permission sets name them. */
export const ACCESS: Record<string, readonly string[]> = {
  Tollbridge_Admin: ['Tollbridge_Companion-Org', 'Tollbridge_Companion_Open-Open'],
  Tollbridge_Viewer: ['Tollbridge_Companion-Reader', 'Tollbridge_Companion_Open-Open'],
}

/** An exception of the platform in place of an answer. */
class CalloutFailure extends Error {}

/** Sends a callout of Apex with the headers that the named credential adds. */
export async function callOut(request: CalloutRequest, org: Org): Promise<CalloutAnswer> {
  try {
    const response = await sent(request, org)
    return { status: response.status, body: await response.text() }
  } catch (fault) {
    return { failure: fault instanceof CalloutFailure ? fault.message : messageOf(fault) }
  }
}

function sent({ endpoint, method, headers, body, timeoutMs }: CalloutRequest, org: Org): Promise<Response> {
  const { credential, path } = placeOf(endpoint)
  const added = credentialHeaders(credential, org)
  return fetch(addressOf(credential, org) + path, {
    ...{ method, headers: { ...headers, ...added } },
    ...(body !== null && body !== '' && { body }),
    ...{ redirect: 'manual', signal: AbortSignal.timeout(timeoutMs) },
  })
}

/** The parts of an endpoint such as `callout:Tollbridge_Companion/org-api/v1/status`. */
function placeOf(endpoint: string): { credential: Credential; path: string } {
  const [, name = '', path = ''] = /^callout:(\w+)(.*)$/.exec(endpoint) ?? []
  if (!isCredential(name)) throw new CalloutFailure(`The callout couldn't access the endpoint. ${endpoint}`)
  return { credential: name, path }
}

const isCredential = (name: string): name is Credential => Object.hasOwn(CREDENTIALS, name)

/** The principal is the first that a permission set of the user gives. Its formula fails where the parameter is missing. */
function credentialHeaders(credential: Credential, org: Org): Record<string, string> {
  const { principals, parameter } = CREDENTIALS[credential]
  const principal = principals.find((name) => hasAccess(`${credential}-${name}`, org))
  if (principal === undefined)
    throw new CalloutFailure(`We couldn't access the credential(s). You might not have the required permissions, or the external credential "${credential}" might not exist.`) // prettier-ignore
  if (parameter === undefined) return {}
  const key = principal === 'Reader' ? org.state.pairing?.readerKey : org.state.pairing?.key
  if (key === undefined) throw new CalloutFailure(`Field ${credential}.${parameter} does not exist. Check spelling.`)
  return { authorization: `Bearer ${key}` }
}

const hasAccess = (principal: string, org: Org): boolean =>
  Object.entries(ACCESS).some(
    ([set, principals]) => principals.includes(principal) && holdersOf(set, org).includes(pageUser(org)?.id ?? ''),
  )

function addressOf(credential: Credential, { state }: Org): string {
  const open = state.openCompanionUrl ?? state.companionUrl
  const address = credential === 'Tollbridge_Companion_Open' ? open : state.companionUrl
  if (address === undefined || new URL(address).hostname.endsWith('.invalid'))
    throw new CalloutFailure('java.net.UnknownHostException: companion.tollbridge.invalid')
  return address
}

function messageOf(fault: unknown): string {
  if (fault instanceof Error && fault.name === 'TimeoutError') return 'Read timed out'
  const cause: unknown = fault instanceof Error ? fault.cause : undefined
  const isUnknownHost = cause instanceof Error && 'code' in cause && cause.code === 'ENOTFOUND'
  return isUnknownHost ? 'java.net.UnknownHostException' : 'Connection refused (Connection refused)'
}
