import { refusal } from '../refusals.ts'
import { findConnection, type ConnectionRow } from '../connection/store.ts'
import type { ConnectionServices } from '../services.ts'
import { exchangeHeld } from './exchange.ts'
import { holdState, newHold } from './hold.ts'
import { sandboxRefreshed } from './sandbox-refreshed.ts'
import { takeHold, type SeenTokens } from './store.ts'

const LOOK_AGAIN_MS = 100

/**
 * The connection with newer tokens than those that were seen. However many ask, in however many processes, one exchanges
 * and the others wait for what it brings.
 */
export const refreshTokens = (seen: SeenTokens, deps: ConnectionServices): Promise<ConnectionRow> =>
  deps.flights(`${seen.connectionId} ${seen.tokenVersion}`, () => newerTokens(seen, deps))

async function newerTokens(seen: SeenTokens, deps: ConnectionServices): Promise<ConnectionRow> {
  for (;;) {
    const row = requireAuthorized(await findConnection(seen.connectionId, deps))
    if (row.tokenVersion !== seen.tokenVersion) return row
    requireNoBackOff(row, deps)
    const at = { now: deps.clock.now(), timeoutMs: deps.salesforce.timeoutMs }
    const state = holdState(row.refreshUntil, at)
    if (state === 'over') {
      const hold = newHold(row, at)
      const newer = (await takeHold(hold, at.now, deps)) ? await exchangeHeld(hold, deps) : undefined
      if (newer) return newer
    } else {
      if (state === 'pausing') throw refusal('TOKEN_REFRESH_BUSY', { until: row.refreshUntil ?? at.now })
      await deps.sleep(LOOK_AGAIN_MS)
    }
  }
}

/** Refuses while Salesforce is not to be asked again. */
function requireNoBackOff({ refreshRetryAt: until }: ConnectionRow, { clock }: ConnectionServices): void {
  if (until && until > clock.now()) throw refusal('TOKEN_REFRESH_BUSY', { until })
}

/** The connection, if it exists, needs no new authorization and is not being deleted. */
export function requireAuthorized(row: ConnectionRow | undefined): ConnectionRow {
  if (!row || row.status === 'deleting') throw refusal('CONNECTION_MISSING')
  if (row.status === 'sandbox-refreshed') throw sandboxRefreshed(row, row.foundOrganizationId)
  if (row.status !== 'connected') throw refusal('AUTHORIZATION_REQUIRED', { orgName: row.orgName })
  return row
}
