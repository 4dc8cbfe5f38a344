import { Type } from 'typebox'
import type { Routes } from '../http/server.ts'
import type { WireCall } from '../limits/wire-calls.ts'
import type { Org } from '../org/org.ts'
import { OF_THE_RIGHTS } from '../org/rights.ts'
import { HeaderForm, OrganizationOverrides } from '../state/org-state.ts'
import { Fault } from './faults.ts'

const ClockMove = Type.Object(
  { now: Type.Optional(Type.String()), advanceSeconds: Type.Optional(Type.Number()) },
  { additionalProperties: false },
)
const Allowance = Type.Object(
  {
    max: Type.Optional(Type.Integer({ minimum: 0 })),
    used: Type.Optional(Type.Integer({ minimum: 0 })),
    hardCap: Type.Optional(
      Type.Integer({ minimum: 0, description: 'how far a soft limit lets go; `max` when left out' }),
    ),
  },
  { additionalProperties: false },
)
const HiddenFields = Type.Object(
  { object: Type.String(), fields: Type.Array(Type.String()) },
  { additionalProperties: false },
)

const Session = Type.Object(
  {
    timeoutSeconds: Type.Optional(
      Type.Integer({ minimum: 1, description: 'how long an access token lives after its last use' }),
    ),
    rotation: Type.Optional(Type.Boolean({ description: 'whether each refresh token works once; true at first' })),
  },
  { additionalProperties: false },
)

/** Routes by which tests read and change an org outside the Salesforce protocol. */
export const controlRoutes: Routes<Org> = (server, org) => {
  wireCallRoutes(server, org)
  clockRoutes(server, org)
  faultRoutes(server, org)
  settingRoutes(server, org)
  sessionRoutes(server, org)
}

const wireCallRoutes: Routes<Org> = (server, org) => {
  const Query = Type.Object({ clientId: Type.Optional(Type.String()) })
  server.get('/__control/wire-calls', { schema: { querystring: Query } }, (request) =>
    summary(org.calls.of(request.query.clientId)),
  )
  server.delete('/__control/wire-calls', async (_, reply) => {
    org.calls.clear()
    return reply.code(204).send()
  })
}

const clockRoutes: Routes<Org> = (server, org) => {
  const now = () => ({ now: new Date(org.clock.now()).toISOString() })
  server.get('/__control/clock', () => now())
  server.put('/__control/clock', { schema: { body: ClockMove } }, (request) => {
    if (request.body.now !== undefined) org.clock.moveTo(Date.parse(request.body.now))
    org.clock.advance((request.body.advanceSeconds ?? 0) * 1000)
    org.save.now()
    return now()
  })
}

const faultRoutes: Routes<Org> = (server, org) => {
  server.post('/__control/faults', { schema: { body: Fault } }, async (request, reply) => {
    org.faults.add(request.body)
    return reply.code(204).send()
  })
  server.delete('/__control/faults', async (_, reply) => {
    org.faults.clear()
    return reply.code(204).send()
  })
}

const settingRoutes: Routes<Org> = (server, org) => {
  const { state } = org
  server.put('/__control/allowance', { schema: { body: Allowance } }, ({ body }) => {
    state.allowance.max = body.max ?? state.allowance.max
    state.allowance.hardCap = body.hardCap ?? state.allowance.max
    if (body.used !== undefined) org.window.reset(body.used)
    org.save.now()
    return { ...state.allowance, used: org.window.used() }
  })
  server.put(
    '/__control/limit-header',
    { schema: { body: Type.Object({ form: HeaderForm }) } },
    async ({ body }, reply) => {
      state.headerForm = body.form
      org.save.now()
      return reply.code(204).send()
    },
  )
  server.put('/__control/hidden-fields', { schema: { body: HiddenFields } }, async ({ body }, reply) => {
    state.hiddenFields[body.object] = body.fields
    state.schemaChangedAt = Math.max(org.clock.now(), state.schemaChangedAt + 1000)
    for (const object of OF_THE_RIGHTS) org.tables.forget(object)
    org.save.now()
    return reply.code(204).send()
  })
  server.put('/__control/organization', { schema: { body: OrganizationOverrides } }, async ({ body }, reply) => {
    state.organization = { ...state.organization, ...body }
    org.tables.forget('Organization')
    org.save.now()
    return reply.code(204).send()
  })
}

const sessionRoutes: Routes<Org> = (server, org) => {
  server.put('/__control/session', { schema: { body: Session } }, async ({ body }, reply) => {
    org.state.sessionTimeoutSeconds = body.timeoutSeconds ?? org.state.sessionTimeoutSeconds
    org.state.rotatesRefreshTokens = body.rotation ?? org.state.rotatesRefreshTokens
    org.save.now()
    return reply.code(204).send()
  })
  server.post('/__control/expire-access-tokens', () => {
    const expired = org.tokens.expireAll()
    org.save.now()
    return { expired }
  })
}

function summary(calls: WireCall[]) {
  const count = (bucket: WireCall['bucket']) => calls.filter((call) => call.bucket === bucket).length
  return { total: calls.length, api: count('api'), auth: count('auth'), free: count('free'), calls }
}
