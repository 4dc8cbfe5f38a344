import { Type } from 'typebox'
import { Value } from 'typebox/value'
import type { Org } from '../org/org.ts'

const Status = Type.Object({
  connection: Type.Object({ connected: Type.Boolean(), thisOrg: Type.Boolean() }),
  credits: Type.Object({ used: Type.Number(), limit: Type.Number(), windowEnd: Type.String() }),
})

export type MarketoSpend = {
  state: 'connected-here' | 'connected-elsewhere' | 'not-connected' | 'not-paired' | 'unreachable'
  spent: number | null
  dailyLimit: number | null
  windowEnd: string | null
}

const TIMEOUT = 5000

/** What the Marketo integration spends, asked of the companion by a callout, which costs no credit. */
export async function readMarketoSpend({ state }: Org): Promise<MarketoSpend> {
  if (!state.pairing) return nothing('not-paired')
  const { companionUrl, key } = state.pairing
  const headers = { authorization: `Bearer ${key}`, 'tollbridge-organization-id': state.organizationId }
  try {
    const response = await fetch(`${companionUrl}/org-api/v1/status`, {
      headers,
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT),
    })
    if (response.status === 401 || response.status === 403) return nothing('not-paired')
    return response.status === 200 ? reported(await response.json()) : nothing('unreachable')
  } catch {
    return nothing('unreachable')
  }
}

function reported(answer: unknown): MarketoSpend {
  if (!Value.Check(Status, answer)) return nothing('unreachable')
  const { connection, credits } = answer
  const state = connection.connected ? (connection.thisOrg ? 'connected-here' : 'connected-elsewhere') : 'not-connected'
  return { state, spent: credits.used, dailyLimit: credits.limit, windowEnd: credits.windowEnd }
}

function nothing(state: MarketoSpend['state']): MarketoSpend {
  return { state, spent: null, dailyLimit: null, windowEnd: null }
}
