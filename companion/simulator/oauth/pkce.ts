import { createHash } from 'node:crypto'

/** Why the authorize page refuses a challenge, or undefined. */
export function challengeFault(challenge: string | undefined, method: string | undefined): string | undefined {
  if (!challenge) return 'missing required code challenge'
  if (method !== 'S256') return 'code challenge method must be S256'
  if (!/^[A-Za-z0-9_-]{43}$/.test(challenge)) return 'invalid code challenge'
  return undefined
}

export type VerifierFault = { error: 'invalid_grant' | 'invalid_request'; description: string }

/** Why the token endpoint refuses a verifier, or undefined. */
export function verifierFault(verifier: string | undefined, challenge: string): VerifierFault | undefined {
  if (!verifier) return { error: 'invalid_grant', description: 'missing required code verifier' }
  const wellFormed = /^[A-Za-z0-9._~-]{43,128}$/.test(verifier)
  if (wellFormed && createHash('sha256').update(verifier).digest('base64url') === challenge) return undefined
  return { error: 'invalid_request', description: 'invalid code verifier' }
}
