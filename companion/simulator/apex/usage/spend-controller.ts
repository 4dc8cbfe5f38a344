import { Type } from 'typebox'
import { Value } from 'typebox/value'
import type { Org } from '../../org/org.ts'
import type { Row } from '../../records/row.ts'
import type { ApexCall } from '../apex-call.ts'
import { askCompanion } from '../callouts/companion-client.ts'

const Figures = { newest: Type.Integer(), week: Type.Integer() }
const Texts = Type.Array(Type.String())

const Spend = Type.Object({
  state: Type.String(),
  readAt: Type.Union([Type.String(), Type.Null()]),
  missing: Texts,
  days: Type.Array(Type.Object({ day: Type.String(), requests: Type.Integer() })),
  week: Type.Integer(),
  rest: Type.Integer(),
  apps: Type.Array(
    Type.Object({
      ...{ ...Figures, app: Type.String(), isOurs: Type.Boolean() },
      ...{ users: Type.Integer(), lastDay: Type.String() },
    }),
  ),
  users: Type.Array(Type.Object({ ...Figures, userId: Type.String(), userName: Type.String(), apps: Texts })),
  versions: Type.Array(
    Type.Object({
      ...{ ...Figures, apiVersion: Type.String(), apps: Texts },
      retirement: Type.Union([Type.Object({ release: Type.String(), from: Type.String() }), Type.Null()]),
    }),
  ),
  unusual: Type.Union([
    Type.Array(
      Type.Object({
        ...{ kind: Type.String(), app: Type.String(), day: Type.String() },
        ...{ requests: Type.Integer(), usual: Type.Integer() },
      }),
    ),
    Type.Null(),
  ]),
})
type Answer = Type.Static<typeof Spend>

/** `TollbridgeSpendController.read`: who spends. A simulated org has neither tokens nor a login history to show. */
export async function readSpend(org: Org, { timeZone }: ApexCall) {
  const asked = await askCompanion(`/org-api/v1/spend?timeZone=${encodeURIComponent(timeZone)}`, org)
  const answer = asked.state === 'answered' ? Value.Clean(Spend, asked.answer) : null
  const report = Value.Check(Spend, answer) ? reportOf(answer, org) : null
  return {
    state: report ? 'reported' : stateOf(asked.state),
    report,
    usage: { used: org.window.used(), allowed: org.state.allowance.max },
    connectedApps: { isKnown: false, readOnly: null, apps: [] },
    signIns: { isKnown: false, readOnly: null, applications: [] },
  }
}

const stateOf = (state: string) => (state === 'answered' ? 'down' : state)

function reportOf({ state, apps, users, versions, ...rest }: Answer, { tables }: Org) {
  return {
    ...rest,
    log: state,
    apps: apps.map(({ app, ...one }) => ({ ...one, name: app })),
    users: users.map((user) => userOf(user, tables.rows('User'))),
    versions: versions.map(({ retirement, ...one }) => ({
      ...one,
      retiredWith: retirement?.release ?? null,
      retiredFrom: retirement?.from ?? null,
    })),
  }
}

function userOf({ userId, userName, ...one }: Answer['users'][number], people: Row[]) {
  const person = people.find(({ Id }) => Id.startsWith(userId) && userId !== '')
  const unknown = { ...one, userId: null, name: null, username: userName, status: 'unknown' }
  if (!person) return unknown
  const { Id, Name, Username, IsActive } = person
  return { ...one, userId: Id, name: Name, username: Username, status: IsActive === true ? 'active' : 'inactive' }
}
