import type { Consumer } from '../../credits/index.ts'
import { isRefusal } from '../../platform/refusals/errors.ts'
import type { TenantId } from '../../platform/ids.ts'
import type { Purpose, SalesforceSession } from '../../salesforce/index.ts'
import type { Stored } from '../../platform/deps.ts'
import { connectionOf, type ConnectionRow } from '../connection/store.ts'
import { isLeftAlone, noting } from '../health/health.ts'
import { findHealth } from '../health/store.ts'
import type { RefusalCode } from '../refusals.ts'
import type { ConnectionServices } from '../services.ts'
import { withCommonVersion } from './api-version.ts'
import { refreshTokens, requireAuthorized } from './refresh.ts'
import { inConnection, sealedToken } from './secrets.ts'

/** The connection whose org to call, under which consumer, and what for. */
export type SessionOptions = { connection: ConnectionRow; consumer: Consumer; purpose: Purpose }

/** The connection of a tenant. Refused if there is none, or if a person must authorize it first. */
export const authorizedConnection = async (tenantId: TenantId, deps: Stored): Promise<ConnectionRow> =>
  requireAuthorized(await connectionOf(tenantId, deps))

/**
 * Calls the org of an authorized connection, and notes how the connection does. When Salesforce no longer accepts the
 * access token or answers from another address, this renews the token and runs the call once more, from its start. So a
 * call makes one request, or only requests that may be made twice.
 */
export async function withSession<Result>(
  { connection, ...spender }: SessionOptions,
  call: (session: SalesforceSession) => Promise<Result>,
  deps: ConnectionServices,
): Promise<Result> {
  const callWith = (row: ConnectionRow) => withCommonVersion({ ...spender, ...sessionOf(row, deps) }, call, deps)
  const callTwice = async () => {
    try {
      return await callWith(connection)
    } catch (fault) {
      const renewed = await renewedAfter(fault, connection, deps)
      if (!renewed) throw fault
      return callWith(renewed)
    }
  }
  return noting({ row: connection, purpose: spender.purpose }, callTwice, deps)
}

/** The connection with new tokens, if those may cure a fault. */
async function renewedAfter(
  fault: unknown,
  row: ConnectionRow,
  deps: ConnectionServices,
): Promise<ConnectionRow | undefined> {
  if (isRefusal(fault, ['SALESFORCE_SESSION_ENDED'])) return refreshTokens(row, deps)
  if (!isRefusal(fault, MOVED) || (await hasLookedEnough(row, deps))) return undefined
  const renewed = await refreshTokens(row, deps)
  return renewed.instanceUrl === row.instanceUrl ? undefined : renewed
}

/** What an org answers at an address that it has left. The answer to a refresh names the new one. */
const MOVED: readonly RefusalCode[] = ['SALESFORCE_REDIRECTED', 'SALESFORCE_ORG_MOVED']
/** So many tries look for a new address, about an hour long. */
const MAX_LOOKS = 3

/** A lasting redirect must not cost a refresh with each call. */
async function hasLookedEnough(row: ConnectionRow, deps: ConnectionServices): Promise<boolean> {
  return (
    ((await findHealth({ connectionId: row.connectionId, part: 'api' }, deps))?.failures ?? 0) >= MAX_LOOKS ||
    (await isLeftAlone(row, deps))
  )
}

const sessionOf = (row: ConnectionRow, { vault, wire, salesforce }: ConnectionServices) => ({
  tenantId: row.tenantId,
  instanceUrl: row.instanceUrl,
  accessToken: vault.open(sealedToken(row, 'accessToken'), inConnection(row, 'accessToken')),
  apiVersion: salesforce.apiVersion,
  wire,
})
