import { randomBase62 } from '../org/ids.ts'
import type { Clock } from '../org/clock.ts'
import type { AccessTokenState, OrgState, TokenFamilyState } from '../state/org-state.ts'

const SESSION_TIMEOUT = 2 * 60 * 60 * 1000

export type Grant = { userId: string; clientId: string; scopes: string[] }
export type IssuedTokens = { accessToken: string; refreshToken?: string }
export type Renewal = { outcome: 'renewed'; grant: Grant; tokens: IssuedTokens } | { outcome: 'unknown' | 'replayed' }

/**
 * Access and refresh tokens. All that descend from one authorization are a family: replaying a spent refresh token
 * revokes the family and every access token made from it.
 */
export function tokenFamilies(state: OrgState, { clock }: { clock: Clock }) {
  const isAlive = (token: AccessTokenState) => token.endless || clock.now() - token.lastUsedAt < SESSION_TIMEOUT

  function newAccessToken(grant: Grant, familyId?: string): string {
    const token = `${state.organizationId}!AQEAQ${randomBase62(80)}`
    state.accessTokens = state.accessTokens.filter(isAlive)
    state.accessTokens.push({ ...grant, token, familyId, lastUsedAt: clock.now() })
    return token
  }

  function revokeFamily(familyId: string) {
    state.families = state.families.filter((family) => family.familyId !== familyId)
    state.accessTokens = state.accessTokens.filter((token) => token.familyId !== familyId)
  }

  function rotate(family: TokenFamilyState): Renewal {
    family.spent.push(family.current)
    family.current = newRefreshToken()
    const accessToken = newAccessToken(grantOf(family), family.familyId)
    return { outcome: 'renewed', grant: grantOf(family), tokens: { accessToken, refreshToken: family.current } }
  }

  return {
    /** Tokens for a fresh authorization; a refresh token only for who asked for offline access. */
    issue(grant: Grant): IssuedTokens {
      if (!grant.scopes.includes('refresh_token')) return { accessToken: newAccessToken(grant) }
      const family = { ...grant, familyId: randomBase62(20), current: newRefreshToken(), spent: [] }
      state.families.push(family)
      return { accessToken: newAccessToken(grant, family.familyId), refreshToken: family.current }
    },
    /** Exchanges a refresh token for the next pair. */
    renew(refreshToken: string, clientId: string): Renewal {
      const own = state.families.filter((family) => family.clientId === clientId)
      const living = own.find((family) => family.current === refreshToken)
      if (living) return rotate(living)
      const replayed = own.find((family) => family.spent.includes(refreshToken))
      if (!replayed) return { outcome: 'unknown' }
      revokeFamily(replayed.familyId)
      return { outcome: 'replayed' }
    },
    /** Revokes an access token, or a refresh token with all that was made from it; false when there is none. */
    revoke(token: string): boolean {
      const family = state.families.find((one) => one.current === token)
      if (family) return (revokeFamily(family.familyId), true)
      const before = state.accessTokens.length
      state.accessTokens = state.accessTokens.filter((one) => one.token !== token)
      return state.accessTokens.length < before
    },
    /** The living access token, with its session prolonged. */
    use(token: string): AccessTokenState | undefined {
      const found = state.accessTokens.find((one) => one.token === token && isAlive(one))
      if (found) found.lastUsedAt = clock.now()
      return found
    },
    peek: (token: string) => state.accessTokens.find((one) => one.token === token),
    /** The client that holds an access or a refresh token. */
    clientOf: (token: string) =>
      (state.accessTokens.find((one) => one.token === token) ?? state.families.find((one) => one.current === token))
        ?.clientId,
    /** A token for command-line clients, which outlives every session timeout. */
    issueEndless(grant: Grant): string {
      const token = newAccessToken(grant)
      for (const one of state.accessTokens) if (one.token === token) one.endless = true
      return token
    },
    /** Ends everything that anybody holds, as a sandbox refresh does. */
    forgetAll() {
      state.families = []
      state.accessTokens = []
    },
    /** Whether the user approved the app for these scopes and nothing was revoked since. */
    isApproved: ({ userId, clientId, scopes }: Grant) =>
      state.families.some(
        (family) =>
          family.userId === userId &&
          family.clientId === clientId &&
          scopes.every((scope) => family.scopes.includes(scope)),
      ),
  }
}

export type TokenFamilies = ReturnType<typeof tokenFamilies>

const newRefreshToken = () => `5Aep861${randomBase62(80)}`
const grantOf = ({ userId, clientId, scopes }: TokenFamilyState): Grant => ({ userId, clientId, scopes })
