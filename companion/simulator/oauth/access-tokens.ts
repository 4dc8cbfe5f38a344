import type { Clock } from '../org/clock.ts'
import { randomBase62 } from '../org/ids.ts'
import type { AccessTokenState, OrgState } from '../state/org-state.ts'
import type { Grant } from './grant.ts'

const SESSION_TIMEOUT_SECONDS = 2 * 60 * 60
/** Keeps a dead token for one more day, so that a call with it still counts for its client. */
const REMEMBERED = 24 * 60 * 60 * 1000

/** Access tokens. Each is valid until the org's session timeout after its last use. */
export function accessTokens(state: OrgState, { clock }: { clock: Clock }) {
  const timeout = () => (state.sessionTimeoutSeconds ?? SESSION_TIMEOUT_SECONDS) * 1000
  const age = ({ lastUsedAt }: AccessTokenState) => clock.now() - lastUsedAt
  const isAlive = (token: AccessTokenState) => !token.ended && (token.endless === true || age(token) < timeout())

  function endAll(which: (token: AccessTokenState) => boolean): number {
    const ending = state.accessTokens.filter((token) => isAlive(token) && which(token))
    for (const token of ending) token.ended = true
    return ending.length
  }

  return {
    /** Issues a token. An endless one, for command-line clients, has no session timeout. */
    add(grant: Grant, options: { familyId?: string; endless?: boolean } = {}): string {
      const token = `${state.organizationId}!AQEAQ${randomBase62(80)}`
      state.accessTokens = state.accessTokens.filter((one) => isAlive(one) || age(one) < timeout() + REMEMBERED)
      state.accessTokens.push({ ...grant, ...options, token, lastUsedAt: clock.now() })
      return token
    },
    /** The valid access token. Extends its session. */
    use(token: string): AccessTokenState | undefined {
      const found = state.accessTokens.find((one) => one.token === token && isAlive(one))
      if (found) found.lastUsedAt = clock.now()
      return found
    },
    peek: (token: string) => state.accessTokens.find((one) => one.token === token),
    remove: (token: string): boolean => endAll((one) => one.token === token) > 0,
    revokeFamily(familyId: string) {
      endAll((token) => token.familyId === familyId)
    },
    /** Ends every session at once, as after its timeout. Endless tokens stay valid. */
    expireAll: () => endAll(({ endless }) => endless !== true),
  }
}
