import type { Clock } from '../org/clock.ts'
import { randomBase62 } from '../org/ids.ts'
import type { AccessTokenState, OrgState } from '../state/org-state.ts'
import type { Grant } from './grant.ts'

const SESSION_TIMEOUT = 2 * 60 * 60 * 1000

/** Access tokens: each lives for two hours after its last use. */
export function accessTokens(state: OrgState, { clock }: { clock: Clock }) {
  const isAlive = (token: AccessTokenState) => token.endless || clock.now() - token.lastUsedAt < SESSION_TIMEOUT

  return {
    /** Makes a token; an endless one, for command-line clients, outlives every session timeout. */
    add(grant: Grant, options: { familyId?: string; endless?: boolean } = {}): string {
      const token = `${state.organizationId}!AQEAQ${randomBase62(80)}`
      state.accessTokens = state.accessTokens.filter(isAlive)
      state.accessTokens.push({ ...grant, ...options, token, lastUsedAt: clock.now() })
      return token
    },
    /** The living access token, with its session prolonged. */
    use(token: string): AccessTokenState | undefined {
      const found = state.accessTokens.find((one) => one.token === token && isAlive(one))
      if (found) found.lastUsedAt = clock.now()
      return found
    },
    peek: (token: string) => state.accessTokens.find((one) => one.token === token),
    remove(token: string): boolean {
      const before = state.accessTokens.length
      state.accessTokens = state.accessTokens.filter((one) => one.token !== token)
      return state.accessTokens.length < before
    },
    revokeFamily(familyId: string) {
      state.accessTokens = state.accessTokens.filter((token) => token.familyId !== familyId)
    },
  }
}
