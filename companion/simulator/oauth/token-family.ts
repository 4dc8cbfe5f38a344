import type { Clock } from '../org/clock.ts'
import { randomBase62 } from '../org/ids.ts'
import type { OrgState, TokenFamilyState } from '../state/org-state.ts'
import { accessTokens } from './access-tokens.ts'
import type { Grant } from './grant.ts'

export type IssuedTokens = { accessToken: string; refreshToken?: string }
export type Renewal =
  { outcome: 'renewed'; grant: Grant; tokens: IssuedTokens } | { outcome: 'unknown' | 'replayed' | 'idle' }

/** An unused refresh token lapses after this time. */
const IDLE_LIMIT = 30 * 24 * 60 * 60 * 1000

/**
 * Access and refresh tokens. All tokens of one authorization are a family: replaying a spent refresh token
 * revokes the family, including every access token.
 */
export function tokenFamilies(state: OrgState, { clock }: { clock: Clock }) {
  const access = accessTokens(state, { clock })
  const withCurrent = (token: string) => state.families.find(({ current }) => current === token)
  const isIdle = ({ lastUsedAt }: TokenFamilyState) => clock.now() - (lastUsedAt ?? clock.now()) >= IDLE_LIMIT

  function renewed(family: TokenFamilyState): Renewal {
    const rotates = state.rotatesRefreshTokens ?? true
    if (rotates) rotate(family)
    family.lastUsedAt = clock.now()
    const accessToken = access.add(grantOf(family), { familyId: family.familyId })
    const tokens = { accessToken, ...(rotates && { refreshToken: family.current }) }
    return { outcome: 'renewed', grant: grantOf(family), tokens }
  }

  function revokeFamily(family: TokenFamilyState) {
    state.families = state.families.filter((one) => one !== family)
    access.revokeFamily(family.familyId)
  }

  return {
    ...access,
    /** Tokens for a new authorization. Includes a refresh token only with the scope for offline access. */
    issue(grant: Grant): IssuedTokens {
      if (!grant.scopes.includes('refresh_token')) return { accessToken: access.add(grant) }
      const tokens = { current: newRefreshToken(), spent: [], lastUsedAt: clock.now() }
      const family = { ...grant, familyId: randomBase62(20), ...tokens }
      state.families.push(family)
      return { accessToken: access.add(grant, { familyId: family.familyId }), refreshToken: family.current }
    },
    /** Exchanges a refresh token for the next pair. */
    renew(refreshToken: string, clientId: string): Renewal {
      const own = state.families.filter((family) => family.clientId === clientId)
      const living = own.find((family) => family.current === refreshToken)
      if (living) return isIdle(living) ? { outcome: 'idle' } : renewed(living)
      const replayed = own.find((family) => family.spent.includes(refreshToken))
      if (!replayed) return { outcome: 'unknown' }
      revokeFamily(replayed)
      return { outcome: 'replayed' }
    },
    /** Revokes an access token, or a refresh token with its access tokens. Returns false for an unknown token. */
    revoke(token: string): boolean {
      const family = withCurrent(token)
      if (family) revokeFamily(family)
      return family !== undefined || access.remove(token)
    },
    /** The client and the user of an access or a refresh token. */
    holderOf: (token: string): Grant | undefined => access.peek(token) ?? withCurrent(token),
    /** Whether the user approved the app for these scopes and nothing was revoked since. */
    isApproved: (grant: Grant) => state.families.some((family) => covers(family, grant)),
    /** Ends every token, as a sandbox refresh does. */
    forgetAll() {
      state.families = []
      state.accessTokens = []
    },
  }
}

export type TokenFamilies = ReturnType<typeof tokenFamilies>

/** Keeps the spent token, so that its replay can be recognised. */
function rotate(family: TokenFamilyState) {
  family.spent.push(family.current)
  family.current = newRefreshToken()
}

function covers(family: TokenFamilyState, { userId, clientId, scopes }: Grant): boolean {
  return family.userId === userId && family.clientId === clientId && scopes.every((one) => family.scopes.includes(one))
}

const newRefreshToken = () => `5Aep861${randomBase62(80)}`
const grantOf = ({ userId, clientId, scopes }: TokenFamilyState): Grant => ({ userId, clientId, scopes })
