import type { Clock } from '../org/clock.ts'
import { randomBase62 } from '../org/ids.ts'
import type { Grant } from './grant.ts'

const LIFETIME = 15 * 60 * 1000

export type CodeGrant = Grant & { redirectUri: string; challenge: string }
type Issued = CodeGrant & { issuedAt: number; used: boolean }

/** Authorization codes: single use, 15 minutes. */
export function authorizationCodes({ clock }: { clock: Clock }) {
  const codes = new Map<string, Issued>()

  return {
    issue(grant: CodeGrant): string {
      const code = `aPrx${randomBase62(60)}==`
      codes.set(code, { ...grant, issuedAt: clock.now(), used: false })
      return code
    },
    /** The grant of a code. A second or late use finds it expired. */
    redeem(code: string): CodeGrant | 'unknown' | 'expired' {
      const issued = codes.get(code)
      if (!issued) return 'unknown'
      if (issued.used || clock.now() - issued.issuedAt > LIFETIME) return 'expired'
      issued.used = true
      return issued
    },
  }
}

export type AuthorizationCodes = ReturnType<typeof authorizationCodes>
