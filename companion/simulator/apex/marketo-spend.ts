import { Type } from 'typebox'
import { Value } from 'typebox/value'
import type { Org } from '../org/org.ts'
import { askCompanion } from './companion-client.ts'

const Status = Type.Object({
  connection: Type.Object({ connected: Type.Boolean(), thisOrg: Type.Boolean() }),
  credits: Type.Object({ used: Type.Integer(), limit: Type.Integer(), windowEnd: Type.String() }),
})

type MarketoSpend = {
  state: 'connected-here' | 'connected-elsewhere' | 'not-connected' | 'not-paired' | 'unreachable'
  spent: number | null
  dailyLimit: number | null
  windowEnd: string | null
}

/** `MarketoSpend.read`: what the Marketo integration spends. */
export async function readMarketoSpend(org: Org): Promise<MarketoSpend> {
  const asked = await askCompanion('/org-api/v1/status', org)
  if (asked.state !== 'answered') return nothing(asked.state)
  return Value.Check(Status, asked.answer) ? reported(asked.answer) : nothing('unreachable')
}

function reported({ connection, credits }: Type.Static<typeof Status>): MarketoSpend {
  const state = connection.connected ? (connection.thisOrg ? 'connected-here' : 'connected-elsewhere') : 'not-connected'
  return { state, spent: credits.used, dailyLimit: credits.limit, windowEnd: credits.windowEnd }
}

function nothing(state: MarketoSpend['state']): MarketoSpend {
  return { state, spent: null, dailyLimit: null, windowEnd: null }
}
