import type { Org } from '../org/org.ts'

/** What a callout to the companion brings, as the package's CompanionClient tells it apart. */
export type CompanionAnswer = { state: 'answered'; answer: unknown } | { state: 'not-paired' | 'unreachable' }

const TIMEOUT = 5000

/** Asks the companion that the org is paired with. A callout costs no credit. */
export async function askCompanion(path: string, { state }: Org): Promise<CompanionAnswer> {
  if (!state.pairing) return { state: 'not-paired' }
  const { companionUrl, key } = state.pairing
  const headers = { authorization: `Bearer ${key}`, 'tollbridge-organization-id': state.organizationId }
  try {
    const signal = AbortSignal.timeout(TIMEOUT)
    const response = await fetch(companionUrl + path, { headers, redirect: 'manual', signal })
    if (response.status === 401 || response.status === 403) return { state: 'not-paired' }
    return response.status === 200 ? { state: 'answered', answer: await response.json() } : { state: 'unreachable' }
  } catch {
    return { state: 'unreachable' }
  }
}
