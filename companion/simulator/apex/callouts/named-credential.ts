import type { Org } from '../../org/org.ts'
import type { Person } from '../../org/people.ts'
import { holdersOf } from '../setup/permission-holders.ts'

/** The principals of each external credential, in sequence order, and the header formula's parameter. A test holds it against the metadata. */
export const CREDENTIALS = {
  Tollbridge_Companion: { principals: ['Org', 'Reader'], parameter: 'Key' },
  Tollbridge_Companion_Open: { principals: ['Open'], parameter: undefined },
} as const

/** The principals that each permission set gives access to, as the permission sets name them. */
export const ACCESS: Record<string, readonly string[]> = {
  Tollbridge_Admin: ['Tollbridge_Companion-Org', 'Tollbridge_Companion_Open-Open'],
  Tollbridge_Viewer: ['Tollbridge_Companion-Reader', 'Tollbridge_Companion_Open-Open'],
}

/** An exception of the platform in place of an answer. */
export class CalloutFailure extends Error {}

const TIMEOUT = 5000

export type Callout = {
  credential: keyof typeof CREDENTIALS
  path: string
  method?: string
  body?: object
  language?: string
}

/** The user whose pages these are: the admin, unless control chose another. */
export function pageUser({ people, state }: Org): Person | undefined {
  return (
    people.find(({ id }) => id === state.pageUserId) ?? people.find(({ profile }) => profile === 'System Administrator')
  )
}

/** Whether the user may write a credential: Manage Named Credentials or Customize Application, which administrators have. */
export const mayStoreKeys = (org: Org): boolean => pageUser(org)?.profile === 'System Administrator'

/** Sends a callout with the headers that the named credential adds. Throws what the platform throws instead. */
export async function callOut({ credential, path, method = 'GET', body, language = 'en' }: Callout, org: Org) {
  const headers = {
    ...credentialHeaders(credential, org),
    'tollbridge-organization-id': org.state.organizationId,
    'accept-language': language,
    ...(body && { 'content-type': 'application/json' }),
  }
  const signal = AbortSignal.timeout(TIMEOUT)
  const sent = { method, headers, body: body && JSON.stringify(body), redirect: 'manual', signal } as const
  return fetch(addressOf(credential, org) + path, sent).catch((fault: unknown) => {
    throw new CalloutFailure(messageOf(fault))
  })
}

/** The principal is the first that a permission set of the user gives. Its formula fails where the parameter is missing. */
function credentialHeaders(credential: Callout['credential'], org: Org): Record<string, string> {
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

function addressOf(credential: Callout['credential'], { state }: Org): string {
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
