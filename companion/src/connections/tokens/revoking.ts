import type { Log } from '../../platform/log.ts'
import type { Vault } from '../../platform/vault/vault.ts'
import { type OAuthClient, type OAuthDeps, revokeToken, type TokenAnswer, type Wire } from '../../salesforce/index.ts'
import { clientOfConnection } from './oauth-client.ts'
import { inConnection, sealedToken } from './secrets.ts'
import type { ConnectionRow } from '../tables.ts'

export type RevokeDeps = OAuthDeps & { log: Log }

/** Tokens that lead nowhere are not left alive. Answers whether Salesforce took them back; never throws. */
export async function revokeRefused(client: OAuthClient, tokens: TokenAnswer, deps: RevokeDeps): Promise<'yes' | 'no'> {
  try {
    await revokeToken(client, tokens.refresh_token ?? tokens.access_token, deps)
    return 'yes'
  } catch (err) {
    deps.log.warn({ err }, 'refused tokens could not be revoked')
    return 'no'
  }
}

type TakeBackDeps = { vault: Vault; wire: Wire }

/** Asks Salesforce to take back the tokens of a connection; throws if it does not. */
export async function takeBack(row: ConnectionRow, { vault, wire }: TakeBackDeps): Promise<void> {
  const token = vault.open(sealedToken(row, 'refreshToken'), inConnection(row, 'refreshToken'))
  const { tenantId } = row
  await revokeToken(clientOfConnection(row, vault), token, { wire, tenantId, consumer: 'handshake' })
}

/** Revokes the replaced tokens of a connection. Never throws. */
export async function takeBackReplaced(row: ConnectionRow, deps: TakeBackDeps & { log: Log }): Promise<void> {
  try {
    await takeBack(row, deps)
  } catch (err) {
    deps.log.warn({ err, connectionId: row.connectionId }, 'tokens that were replaced could not be revoked')
  }
}
