import { Type, type Static } from 'typebox'
import { CreditWindowAnswer } from '../credits/schemas.ts'
import { Problem } from '../platform/problem.ts'
import { Exactly } from '../platform/schemas.ts'

const Moment = Type.String({ format: 'date-time' })
const Environment = Type.Enum(['sandbox', 'production'])

const Connection = Exactly({
  connectionId: Type.String(),
  platform: Type.Literal('salesforce'),
  status: Type.Enum(['connected', 'authorization-required', 'sandbox-refreshed', 'deleting']),
  orgName: Type.String(),
  organizationId: Type.String(),
  environment: Environment,
  orgKind: Type.Enum(['production', 'sandbox', 'scratch', 'developer', 'trial']),
  instanceUrl: Type.String(),
  integrationUser: Exactly({ id: Type.String(), username: Type.String(), name: Type.String() }),
  connectedAt: Moment,
  credits: CreditWindowAnswer,
})

export const ReadConnections = {
  summary: 'The CRM connection of the tenant, if there is one',
  tags: ['connections'],
  response: { 200: Exactly({ connections: Type.Array(Connection) }) },
}

export const StartHandshake = {
  summary: 'Begins to connect a Salesforce org',
  tags: ['connections'],
  body: Exactly({
    environment: Environment,
    loginHost: Type.Optional(
      Type.String({ maxLength: 300, description: 'a My Domain host, or an address of the org' }),
    ),
    clientId: Type.Optional(Type.String({ maxLength: 300 })),
    clientSecret: Type.Optional(Type.String({ maxLength: 300 })),
  }),
  response: {
    201: Exactly({ handshakeId: Type.String(), authorizeUrl: Type.String(), expiresAt: Moment }),
  },
}

export const ReadHandshake = {
  summary: 'How a handshake stands',
  tags: ['connections'],
  params: Exactly({ handshakeId: Type.String({ format: 'uuid' }) }),
  response: {
    200: Exactly({
      state: Type.Enum(['waiting', 'exchanging', 'connected', 'refused', 'interrupted', 'expired']),
      problem: Type.Optional(Problem),
    }),
  },
}

export const ReadRefusals = {
  summary: 'What Salesforce shows in its own page and never sends back, with cause and remedy',
  tags: ['connections'],
  response: {
    200: Type.Array(
      Exactly({ code: Type.String(), shown: Type.String(), cause: Type.String(), remedy: Type.String() }),
    ),
  },
}

/** What the callback reads of its address. Salesforce may send more; that is not an error. */
export const CallbackQuery = Type.Object({
  state: Type.Optional(Type.String()),
  code: Type.Optional(Type.String()),
  error: Type.Optional(Type.String()),
  error_description: Type.Optional(Type.String()),
})
export type CallbackQuery = Static<typeof CallbackQuery>

const Page = Type.String({ description: 'a page in the reader’s language' })

export const Callback = {
  summary: 'Where Salesforce sends the browser back to',
  tags: ['connections'],
  querystring: Exactly(CallbackQuery.properties),
  response: { 200: Page, '4xx': Page, '5xx': Page },
}

export const CallbackAsset = {
  summary: 'Script and style of the callback page',
  tags: ['connections'],
  response: { 200: Type.String() },
}
