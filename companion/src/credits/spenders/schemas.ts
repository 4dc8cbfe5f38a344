import { Type } from 'typebox'
import { Exactly, Moment, Nullable } from '../../platform/schemas.ts'

const Count = Type.Integer({ minimum: 0 })
const Percent = Type.Number({ minimum: 0, maximum: 100, description: 'of the requests of the week' })
const App = Type.String({ description: 'the connected app, else the name that the client gave itself, else empty' })
const Requests = {
  newest: Type.Integer({ minimum: 0, description: 'counted requests of the newest day that was read' }),
  week: Type.Integer({ minimum: 0, description: 'counted requests of the seven days (UTC) before today' }),
}
const Retirement = Exactly({
  release: Type.String({ description: "such as Summer '28" }),
  from: Type.String({ description: 'year and month' }),
})

/** Who spends an org's API requests, as HTTP answers carry it. */
export const OrgSpendAnswer = Exactly({
  state: Type.Enum(['read', 'never-read', 'refused', 'partial']),
  readAt: Nullable(Moment),
  missing: Type.Array(Moment),
  days: Type.Array(Exactly({ day: Moment, requests: Count })),
  week: Count,
  rest: Type.Integer({ minimum: 0, description: 'requests of callers too small to be kept' }),
  apps: Type.Array(
    Exactly({
      ...Requests,
      app: App,
      clientNames: Type.Array(Type.String()),
      isOurs: Type.Boolean(),
      percent: Percent,
      users: Count,
      lastDay: Moment,
    }),
  ),
  users: Type.Array(
    Exactly({
      ...Requests,
      userId: Type.String({ description: '15 characters' }),
      userName: Type.String({ description: 'empty where the log has none' }),
      percent: Percent,
      apps: Type.Array(App),
    }),
  ),
  versions: Type.Array(
    Exactly({
      ...Requests,
      apiVersion: Type.String({ description: 'such as 67.0, or empty' }),
      apps: Type.Array(App),
      retirement: Nullable(Retirement),
    }),
  ),
  unusual: Nullable(
    Type.Array(
      Exactly({
        kind: Type.Enum(['new-app', 'ten-times', 'night', 'weekend']),
        app: App,
        day: Moment,
        requests: Count,
        usual: Count,
      }),
    ),
    { description: 'null while fewer than eight days are known' },
  ),
})
