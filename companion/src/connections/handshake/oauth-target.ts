import { refusal } from '../refusals.ts'
import { loginOrigin, type OAuthClient } from '../../salesforce/index.ts'
import type { Environment } from '../environment.ts'
import type { SalesforceSettings } from '../settings.ts'

/** What a person asks for when they connect an org. */
export type ConnectWish = { environment: Environment; loginHost?: string; clientId?: string; clientSecret?: string }

/**
 * Where to sign in, and as which app. An app lives in one org, so a person may bring its id and secret; a secret is never
 * sent for another app than the one it came with.
 */
export function decideOAuthTarget(wish: ConnectWish, settings: SalesforceSettings): OAuthClient {
  const app = wish.clientId?.trim() ? wish : settings
  const clientId = app.clientId?.trim()
  if (!clientId || (wish.clientSecret?.trim() && app !== wish)) throw refusal('CLIENT_ID_MISSING')
  const clientSecret = app.clientSecret?.trim()
  const host = wish.loginHost?.trim() ? wish.loginHost : settings.loginUrls[wish.environment]
  return { loginOrigin: loginOrigin(host, settings.hosts), clientId, ...(clientSecret && { clientSecret }) }
}
