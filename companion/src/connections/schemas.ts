import { Type, type Static } from 'typebox'
import { CreditWindowAnswer, SpendAnswer } from '../credits/index.ts'
import { Problem } from '../platform/http/problem.ts'
import { Exactly, Moment, Nullable } from '../platform/schemas.ts'
import { EVENTS } from './state.ts'

const Environment = Type.Enum(['sandbox', 'production'])
const STATUSES = ['connected', 'authorization-required', 'sandbox-refreshed', 'deleting'] as const
const State = Type.Enum([...STATUSES, 'none'])

const Cause = Exactly({
  code: Type.String({ description: 'as in a problem and in a notice' }),
  title: Type.String(),
  detail: Type.String({ description: 'the cause' }),
  remedy: Type.String({ description: 'what to do about it' }),
})

export const HealthAnswer = Exactly({
  state: Type.Enum(['working', 'failing', 'paused', 'unknown'], {
    description: 'unknown: nothing was called over the connection yet, or not for three hours',
  }),
  lastSuccessAt: Nullable(Moment),
  failure: Nullable(
    Exactly({
      part: Type.Enum(['api', 'event-log'], { description: 'what fails: every request, or the event log alone' }),
      since: Moment,
      nextTryAt: Nullable(Moment, { description: 'when background work tries again; null: with its next reading' }),
      cause: Cause,
    }),
    { description: 'what does not work now' },
  ),
  pause: Nullable(Exactly({ until: Nullable(Moment), cause: Cause }), {
    description: 'the limit that stops background work now',
  }),
  lastFailure: Nullable(Exactly({ at: Moment, cause: Cause }), {
    description: 'the last failure of a request, even if it is over',
  }),
})

const Connection = Exactly({
  connectionId: Type.String(),
  platform: Type.Literal('salesforce'),
  status: Type.Enum(STATUSES),
  orgName: Type.String(),
  organizationId: Type.String(),
  environment: Environment,
  orgKind: Type.Enum(['production', 'sandbox', 'scratch', 'developer', 'trial']),
  instanceUrl: Type.String(),
  integrationUser: Exactly({ id: Type.String(), username: Type.String(), name: Type.String() }),
  connectedAt: Moment,
  deletion: Nullable(
    Exactly({ requestedAt: Moment, requestedBy: Type.String(), tokensRevoked: Nullable(Type.Enum(['yes', 'no'])) }),
  ),
  foundOrganizationId: Nullable(Type.String({ description: 'the org that took the place of a refreshed sandbox' })),
  health: Nullable(HealthAnswer, { description: 'null unless the status is connected' }),
  lost: Nullable(Cause, { description: 'why Salesforce no longer accepts the connection' }),
  credits: CreditWindowAnswer,
  spend: SpendAnswer,
})

export const Connections = Exactly({
  connections: Type.Array(Connection),
  businessName: Type.String(),
  goneLive: Nullable(Exactly({ organizationId: Type.String(), at: Moment })),
})

export const OneConnection = Exactly({ connectionId: Type.String({ format: 'uuid' }) })

export const Deletion = Exactly({
  businessName: Type.String({ maxLength: 1000, description: 'as the person typed it' }),
})

const Purpose = Type.Enum(['connect', 'reauthorize', 'relink'])

export const Events = Exactly({
  events: Type.Array(
    Exactly({
      eventId: Type.Integer(),
      at: Moment,
      event: Type.Enum(EVENTS),
      from: State,
      to: State,
      reason: Nullable(Type.String()),
      by: Nullable(Type.String({ description: 'null where the service itself acted' })),
      organizationId: Type.String(),
      environment: Environment,
    }),
  ),
  failedSignIns: Type.Array(
    Exactly({
      handshakeId: Type.String(),
      at: Moment,
      purpose: Purpose,
      environment: Environment,
      loginHost: Type.String({ description: 'where the person signed in' }),
      by: Nullable(Type.String(), { description: 'null where an older version began it' }),
      cause: Cause,
    }),
  ),
})

export const HandshakeStart = Exactly({
  environment: Environment,
  purpose: Type.Optional(Purpose),
  allowOtherUser: Type.Optional(Type.Boolean({ description: 'whether another integration user may take over' })),
  loginHost: Type.Optional(Type.String({ maxLength: 300, description: 'a My Domain host, or an address of the org' })),
  clientId: Type.Optional(Type.String({ maxLength: 300 })),
  clientSecret: Type.Optional(Type.String({ maxLength: 300 })),
  businessName: Type.Optional(
    Type.String({ maxLength: 1000, description: 'as the person typed it, to connect production for the first time' }),
  ),
})

export const StartedHandshake = Exactly({
  handshakeId: Type.String(),
  authorizeUrl: Type.String(),
  expiresAt: Moment,
})

export const OneHandshake = Exactly({ handshakeId: Type.String({ format: 'uuid' }) })

export const HandshakeAnswer = Exactly({
  state: Type.Enum(['waiting', 'exchanging', 'connected', 'refused', 'interrupted', 'expired']),
  problem: Type.Optional(Problem),
})

export const SalesforceRefusals = Type.Array(
  Exactly({ code: Type.String(), shown: Type.String(), cause: Type.String(), remedy: Type.String() }),
)

export const SalesforceApp = Exactly({
  callbackUrl: Type.String({ description: 'to enter in the external client app' }),
  scopes: Type.Array(Type.String(), { description: 'that the app must allow, by their API names' }),
})

/** What the callback reads of its address. Salesforce may send more; that is not an error. */
export const CallbackQuery = Type.Object({
  state: Type.Optional(Type.String()),
  code: Type.Optional(Type.String()),
  error: Type.Optional(Type.String()),
  error_description: Type.Optional(Type.String()),
  iss: Type.Optional(Type.String({ description: 'the server that answers (RFC 9207)' })),
})
export type CallbackQuery = Static<typeof CallbackQuery>
