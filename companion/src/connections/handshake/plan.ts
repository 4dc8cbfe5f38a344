import { findTenant } from '../../accounts/index.ts'
import { refusal } from '../refusals.ts'
import type { TenantId } from '../../platform/ids.ts'
import type { OAuthClient } from '../../salesforce/index.ts'
import { requireBusinessName } from '../connection/business-name.ts'
import { connectionOf, findGoneLive } from '../connection/store.ts'
import type { NewHandshake } from './store.ts'
import { decideOAuthTarget, type ConnectWish } from './oauth-target.ts'
import { requireNoWayBack } from '../connection/never-back.ts'
import { clientOfConnection } from '../tokens/oauth-client.ts'
import { sandboxRefreshed } from '../tokens/sandbox-refreshed.ts'
import type { ConnectionServices, GoneWithout } from '../services.ts'
import { stateAfter } from '../state.ts'
import type { ConnectionRow, HandshakePurpose } from '../tables.ts'

/** What a person asks for when they begin a sign-in. */
export type HandshakeWish = ConnectWish & {
  purpose?: HandshakePurpose
  allowOtherUser?: boolean
  /** The business name as the person typed it, to confirm the first connection of production. */
  businessName?: string
}

type Plan = Pick<NewHandshake, 'purpose' | 'connectionId' | 'allowOtherUser' | 'environment'> & {
  client: OAuthClient
  /** What the person confirmed, if the sign-in leads to production for good. */
  confirmed?: GoneWithout
}

/** What a sign-in is for, and where and as which app it is made; or why there will be none. */
export async function decidePlan(tenantId: TenantId, wish: HandshakeWish, deps: ConnectionServices): Promise<Plan> {
  const { purpose = 'connect', allowOtherUser = false, environment } = wish
  const row = await connectionOf(tenantId, deps)
  if (purpose !== 'connect') return { purpose, allowOtherUser, ...planForConnection(row, { ...wish, purpose }, deps) }
  if (environment === 'sandbox') requireNoWayBack(await findGoneLive(tenantId, deps))
  if (row) throw refusal('CONNECTION_EXISTS', { state: row.status })
  const confirmed = environment === 'production' ? await requireConfirmation(tenantId, wish, deps) : undefined
  return { purpose, allowOtherUser, environment, confirmed, client: decideOAuthTarget(wish, deps.salesforce) }
}

/** The first connection of production is for good, so the person types the business name. Afterwards nothing is left to confirm. */
async function requireConfirmation(
  tenantId: TenantId,
  { businessName = '' }: HandshakeWish,
  deps: ConnectionServices,
): Promise<GoneWithout | undefined> {
  const without = await deps.mayGoLive(tenantId, deps)
  if (without) requireBusinessName(businessName, (await findTenant(tenantId, deps)).businessName)
  return without
}

type Again = HandshakeWish & { purpose: Exclude<HandshakePurpose, 'connect'> }

/** A sign-in to the org of a connection: where and as which app it was made before, unless the person says otherwise. */
function planForConnection(row: ConnectionRow | undefined, wish: Again, { vault, salesforce }: ConnectionServices) {
  if (!row) throw refusal('CONNECTION_MISSING')
  if (row.status === 'sandbox-refreshed' && wish.purpose === 'reauthorize')
    throw sandboxRefreshed(row, row.foundOrganizationId)
  stateAfter(wish.purpose === 'relink' ? 'relinked' : 'reauthorized', row.status)
  const { environment, connectionId } = row
  const { loginOrigin, clientId, clientSecret } = clientOfConnection(row, vault)
  const loginUrls = { sandbox: loginOrigin, production: loginOrigin }
  const client = decideOAuthTarget({ ...wish, environment }, { ...salesforce, clientId, clientSecret, loginUrls })
  return { environment, connectionId, client }
}
