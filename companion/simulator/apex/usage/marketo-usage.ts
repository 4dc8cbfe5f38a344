import { Type } from 'typebox'
import { Value } from 'typebox/value'
import type { Org } from '../../org/org.ts'
import { type Fault, faultOfUnreadable } from '../callouts/companion-fault.ts'
import { askCompanion } from '../callouts/companion-client.ts'

const Counts = Type.Record(Type.String(), Type.Integer())

const Usage = Type.Object({
  window: Type.Object({
    limit: Type.Integer(),
    used: Type.Integer(),
    reserved: Type.Integer(),
    lost: Type.Integer(),
    left: Type.Integer(),
    windowEnd: Type.String(),
    byConsumer: Type.Array(Type.Object({ consumer: Type.String(), credits: Type.Integer() })),
  }),
  usage: Type.Object({
    span: Type.String(),
    points: Type.Array(
      Type.Object({ at: Type.String(), spent: Type.Integer(), refused: Type.Integer(), byConsumer: Counts }),
    ),
  }),
  forecast: Type.Object({
    expected: Type.Integer(),
    low: Type.Integer(),
    high: Type.Integer(),
    reachedAt: Type.Union([Type.String(), Type.Null()]),
    certainty: Type.String(),
    daysOfHistory: Type.Integer(),
  }),
})

/** `TollbridgeMarketoUsage.read`: the usage of the Marketo integration in a range, with days in a time zone. */
export async function readMarketoUsage({ range, timeZone }: { range: string; timeZone: string }, org: Org) {
  const query = new URLSearchParams({ range, timeZone })
  const asked = await askCompanion(`/org-api/v1/usage?${query.toString()}`, org)
  if (asked.state !== 'answered') return nothing(asked.state)
  return Value.Check(Usage, asked.answer) ? reported(asked.answer) : nothing(await faultOfUnreadable(org))
}

function reported({ window, usage, forecast }: Type.Static<typeof Usage>) {
  const { used, reserved, lost, left, windowEnd, limit, byConsumer } = window
  const { expected, low, high, reachedAt, certainty, daysOfHistory } = forecast
  const consumers = byConsumer.map(({ consumer, credits }): [string, number] => [consumer, credits])
  return {
    state: 'reported',
    window: {
      allowance: limit,
      used,
      reserved,
      lost,
      left,
      endsAt: windowEnd,
      byConsumer: Object.fromEntries(consumers),
    },
    forecast: { expected, low, high, reachedAt, certainty, daysOfHistory },
    span: usage.span,
    points: usage.points.map(({ at, spent, refused, byConsumer }) => ({ at, spent, refused, byConsumer })),
  }
}

function nothing(state: 'not-paired' | Fault) {
  return { state, window: null, forecast: null, span: null, points: null }
}
