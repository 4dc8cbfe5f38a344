import type { Consumer } from '../../credits/spending.ts'
import { Refusal } from '../../platform/refusals/errors.ts'
import type { TenantId } from '../../platform/ids.ts'
import type { Purpose, Session, SessionDeps } from '../../salesforce/index.ts'
import type { ConnectionRow } from '../connection/store.ts'
import { refreshTokens, requireAuthorized, type RefreshDeps } from './refresh.ts'
import { inConnection, sealedToken } from './secrets.ts'

/** Whose org is to be called, on whose credits, and what for. */
export type SessionWish = { tenantId: TenantId; consumer: Consumer; purpose: Purpose }

export type WithSessionDeps = RefreshDeps

/**
 * Calls the org that a tenant is connected to. When Salesforce no longer accepts the access token, it is renewed once and
 * the call is made once more, from its start; what happens then stands. So a call makes one request, or only such as may
 * be made twice.
 */
export async function withSession<Result>(
  wish: SessionWish,
  call: (session: Session, deps: SessionDeps) => Promise<Result>,
  deps: WithSessionDeps,
): Promise<Result> {
  const { wire, salesforce } = deps
  const callWith = (row: ConnectionRow) => call(sessionOf(row, wish, deps), { wire, apiVersion: salesforce.apiVersion })
  const row = requireAuthorized(await deps.connections.ofTenant(wish.tenantId))
  try {
    return await callWith(row)
  } catch (fault) {
    if (!(fault instanceof Refusal) || fault.code !== 'SALESFORCE_SESSION_ENDED') throw fault
    return callWith(await refreshTokens(row, deps))
  }
}

const sessionOf = (row: ConnectionRow, wish: SessionWish, { vault }: WithSessionDeps): Session => ({
  ...wish,
  instanceUrl: row.instanceUrl,
  accessToken: vault.open(sealedToken(row, 'accessToken'), inConnection(row, 'accessToken')),
})
