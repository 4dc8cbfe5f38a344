import type { Org } from '../org/org.ts'

/** The outcome of a callout to the companion, as the package's TollbridgeCompanionClient distinguishes it. */
export type CompanionAnswer = { state: 'answered'; answer: unknown } | { state: 'not-paired' | 'unreachable' }

/** The request: GET, expecting 200, by default. */
type Asked = { method?: 'GET' | 'POST' | 'DELETE'; body?: object; expects?: number; language?: string }

const TIMEOUT = 5000

/** Calls the companion with which the org is paired. A callout costs no credit. */
export async function askCompanion(path: string, { state }: Org, asked: Asked = {}): Promise<CompanionAnswer> {
  const { companionUrl, pairing } = state
  if (!pairing) return { state: 'not-paired' }
  if (companionUrl === undefined) return { state: 'unreachable' }
  const { method = 'GET', body, expects = 200, language = 'en' } = asked
  const headers = {
    authorization: `Bearer ${pairing.key}`,
    'tollbridge-organization-id': state.organizationId,
    'accept-language': language,
    ...(body && { 'content-type': 'application/json' }),
  }
  try {
    const signal = AbortSignal.timeout(TIMEOUT)
    const sent = { method, headers, body: body && JSON.stringify(body), redirect: 'manual', signal } as const
    const response = await fetch(companionUrl + path, sent)
    if (response.status === 401 || response.status === 403) return { state: 'not-paired' }
    if (response.status !== expects) return { state: 'unreachable' }
    return { state: 'answered', answer: expects === 204 ? null : await response.json() }
  } catch {
    return { state: 'unreachable' }
  }
}
