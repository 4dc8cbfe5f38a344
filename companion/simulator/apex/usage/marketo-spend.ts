import { Type } from 'typebox'
import { Value } from 'typebox/value'
import type { Org } from '../../org/org.ts'
import { type Fault, faultOfUnreadable } from '../callouts/companion-fault.ts'
import { askCompanion } from '../callouts/companion-client.ts'
import { parityReport, Report } from '../parity-report.ts'

const Status = Type.Object({
  connection: Type.Object({
    connected: Type.Boolean(),
    thisOrg: Type.Boolean(),
    integrationUserId: Type.Optional(Type.Union([Type.String(), Type.Null()])),
  }),
  credits: Type.Object({
    used: Type.Integer(),
    limit: Type.Integer(),
    left: Type.Optional(Type.Integer()),
    windowEnd: Type.String(),
  }),
  forecast: Type.Optional(Type.Object({ expected: Type.Integer() })),
  notices: Type.Optional(Type.Object({ unread: Type.Integer() })),
  parity: Type.Optional(Type.Union([Report, Type.Null()])),
})

type MarketoSpend = {
  state: 'connected-here' | 'connected-elsewhere' | 'not-connected' | 'not-paired' | Fault
  spent: number | null
  dailyLimit: number | null
  left: number | null
  windowEnd: string | null
  expected: number | null
  unread: number | null
  parity: ReturnType<typeof parityReport> | null
}

/** `TollbridgeMarketoSpend.read`: the API requests of the Marketo integration. */
export const readMarketoSpend = async (org: Org): Promise<MarketoSpend> => (await readStanding(org)).spend

type Standing = { spend: MarketoSpend; integrationUserId: string | null }

/** The spend, and the user as which the integration signs in to this org. */
export async function readStanding(org: Org): Promise<Standing> {
  const asked = await askCompanion('/org-api/v1/status', org)
  if (asked.state !== 'answered') return { spend: nothing(asked.state), integrationUserId: null }
  if (!Value.Check(Status, asked.answer))
    return { spend: nothing(await faultOfUnreadable(org)), integrationUserId: null }
  return {
    spend: reported(asked.answer),
    integrationUserId: asked.answer.connection.integrationUserId ?? null,
  }
}

function reported({ connection, credits, forecast, notices, parity }: Type.Static<typeof Status>): MarketoSpend {
  const state = connection.connected ? (connection.thisOrg ? 'connected-here' : 'connected-elsewhere') : 'not-connected'
  const { used: spent, limit: dailyLimit, left = null, windowEnd } = credits
  const news = { expected: forecast?.expected ?? null, unread: notices?.unread ?? null }
  return { state, spent, dailyLimit, left, windowEnd, ...news, parity: parity ? parityReport(parity) : null }
}

function nothing(state: MarketoSpend['state']): MarketoSpend {
  const figures = { spent: null, dailyLimit: null, left: null, windowEnd: null }
  return { state, ...figures, expected: null, unread: null, parity: null }
}
