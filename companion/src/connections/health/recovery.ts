import { raiseNotice, resolveNotices, wasMailedAsError } from '../../notifications/index.ts'
import type { Platform, Timed } from '../../platform/deps.ts'
import type { TenantId } from '../../platform/ids.ts'
import { connectionNotice } from '../notices.ts'
import type { ConnectionRow } from '../tables.ts'

/** The notices that a success of each part contradicts. */
export const FAILURES_OF = {
  api: ['CONNECTION_FAILING'],
  'event-log': ['EVENT_LOG_FAILING', 'EVENT_LOG_REFUSED'],
} as const

/** The notices that a new sign-in contradicts. It says nothing about the event log. */
const ENDED_BY_SIGN_IN = [...FAILURES_OF.api, 'AUTHORIZATION_REQUIRED', 'SANDBOX_REFRESHED'] as const

/** The other notices about the org of a connection. */
const OF_THE_ORG = ['LEDGER_DRIFT', 'ORG_ALLOWANCE_LOW', 'ORG_ALLOWANCE_SPENT'] as const

/**
 * Resolves what a person ended by signing in again, and tells people once if an error was mailed. Pass the transaction
 * that stores the new tokens.
 */
export async function resolveBySignIn(
  { tenantId, connectionId, orgName }: Pick<ConnectionRow, 'tenantId' | 'connectionId' | 'orgName'>,
  deps: Platform,
): Promise<void> {
  const resolved = await resolveNotices({ tenantId, codes: [...ENDED_BY_SIGN_IN] }, deps)
  const error = resolved.find(wasMailedAsError)
  if (!error) return
  const about = `connection-works ${connectionId} ${error.noticeId}`
  await raiseNotice({ ...connectionNotice('CONNECTION_WORKS', { orgName }), tenantId, about, muted: false }, deps)
}

/** Resolves what is said about the event log of an org that is gone, or of one whose log was read again. */
export const resolveLog = (tenantId: TenantId, deps: Timed) =>
  resolveNotices({ tenantId, codes: [...FAILURES_OF['event-log']] }, deps)

/** Resolves everything about a connection that is deleted. */
export const resolveAll = (tenantId: TenantId, deps: Timed) =>
  resolveNotices({ tenantId, codes: [...ENDED_BY_SIGN_IN, ...FAILURES_OF['event-log'], ...OF_THE_ORG] }, deps)
