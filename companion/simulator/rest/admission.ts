import type { FastifyRequest } from 'fastify'
import type { FaultKind } from '../control/faults.ts'
import { type ApiError, apiError, invalidSession, limitExceeded } from '../http/api-error.ts'
import { bearerOf } from '../http/bearer.ts'
import { pathOf } from '../http/server.ts'
import { allows } from '../oauth/scopes.ts'
import type { Org } from '../org/org.ts'
import type { Person } from '../org/people.ts'
import { lacks } from '../org/rights.ts'

export type Admission = { person: Person } | { refusal: ApiError }

const REFUSALS: Partial<Record<FaultKind, () => ApiError>> = {
  unauthorized: invalidSession,
  'unauthorized-incurable': () =>
    apiError(401, 'INVALID_SESSION_ID', 'This session is not valid for use with the REST API'),
  'api-disabled': apiDisabled,
  'limit-reached': limitExceeded,
  'concurrent-limit': () => apiError(403, 'REQUEST_LIMIT_EXCEEDED', 'ConcurrentPerOrgLongTxn Limit exceeded.'),
}
const LONG = 20_000
const MOST_LONG_RUNNING = 25
const KINDS: FaultKind[] = [
  'unauthorized',
  'unauthorized-incurable',
  'api-disabled',
  'limit-reached',
  'concurrent-limit',
]

/** The caller of the API, or a refusal. Counts an admitted call in the org's window. */
export function admit(request: FastifyRequest, org: Org): Admission {
  return admitToken(bearerOf(request.headers.authorization), request, org)
}

/** Admits a session from elsewhere, such as a SOAP header. */
export function admitToken(token: string | undefined, request: FastifyRequest, org: Org): Admission {
  const session = org.tokens.use(token ?? '')
  const person = org.people.find((one) => one.id === session?.userId)
  if (!session || !person) return { refusal: invalidSession() }
  const refusal = refusalOf(session.scopes, { method: request.method, path: pathOf(request.url) }, org)
  if (refusal) return { refusal }
  if (lacks(org.state, 'api-enabled', person)) return { refusal: apiDisabled() }
  org.window.add()
  if (request.wireCall) request.wireCall.counted = true
  org.save.soon()
  return { person }
}

function refusalOf(scopes: string[], target: { method: string; path: string }, org: Org): ApiError | undefined {
  const fault = org.faults.take(KINDS, target)
  if (fault) return REFUSALS[fault.kind]?.()
  if (!allows(scopes, 'api')) return REFUSALS['unauthorized-incurable']?.()
  if (longRunning(org) >= MOST_LONG_RUNNING) return REFUSALS['concurrent-limit']?.()
  return org.window.used() >= org.state.allowance.hardCap ? limitExceeded() : undefined
}

/** Long-running calls, of which only a few may run at a time. */
function longRunning({ inFlight, clock }: Org): number {
  return [...inFlight].filter(({ at, bucket }) => bucket === 'api' && clock.now() - Date.parse(at) >= LONG).length
}

function apiDisabled(): ApiError {
  return apiError(403, 'API_DISABLED_FOR_ORG', 'The API is not enabled for this Organization or Partner')
}
