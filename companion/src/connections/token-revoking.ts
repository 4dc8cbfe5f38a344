import { revokeToken, type OAuthClient, type OAuthDeps, type TokenAnswer } from '../salesforce/oauth.ts'

export type RevokeDeps = OAuthDeps & { log: { warn(details: object, message: string): void } }

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
