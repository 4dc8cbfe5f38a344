import type { Consumer } from '../../credits/index.ts'
import { Refusal } from '../../platform/refusals/errors.ts'
import type { TenantId } from '../../platform/ids.ts'
import type { Purpose, SalesforceSession } from '../../salesforce/index.ts'
import type { Stored } from '../../platform/deps.ts'
import { connectionOf, type ConnectionRow } from '../connection/store.ts'
import type { ConnectionServices } from '../services.ts'
import { refreshTokens, requireAuthorized } from './refresh.ts'
import { inConnection, sealedToken } from './secrets.ts'

/** The connection whose org to call, under which consumer, and what for. */
export type SessionOptions = { connection: ConnectionRow; consumer: Consumer; purpose: Purpose }

/** The connection of a tenant. Refused if there is none, or if a person must authorize it first. */
export const authorizedConnection = async (tenantId: TenantId, deps: Stored): Promise<ConnectionRow> =>
  requireAuthorized(await connectionOf(tenantId, deps))

/**
 * Calls the org of an authorized connection. When Salesforce no longer accepts the access token, this renews the token and
 * runs the call once more, from its start. So a call makes one request, or only requests that may be made twice.
 */
export async function withSession<Result>(
  { connection, ...spender }: SessionOptions,
  call: (session: SalesforceSession) => Promise<Result>,
  deps: ConnectionServices,
): Promise<Result> {
  const callWith = (row: ConnectionRow) => call({ ...spender, ...sessionOf(row, deps) })
  try {
    return await callWith(connection)
  } catch (fault) {
    if (!(fault instanceof Refusal) || fault.code !== 'SALESFORCE_SESSION_ENDED') throw fault
    return callWith(await refreshTokens(connection, deps))
  }
}

const sessionOf = (row: ConnectionRow, { vault, wire, salesforce }: ConnectionServices) => ({
  tenantId: row.tenantId,
  instanceUrl: row.instanceUrl,
  accessToken: vault.open(sealedToken(row, 'accessToken'), inConnection(row, 'accessToken')),
  apiVersion: salesforce.apiVersion,
  wire,
})
