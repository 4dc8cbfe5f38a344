import { Type } from 'typebox'
import { CreditWindowAnswer, ForecastAnswer, SpendAnswer, UsageAnswer } from '../../credits/index.ts'
import { ParityOrNull } from '../orgs/schemas.ts'
import { Exactly, Moment, Nullable } from '../../platform/schemas.ts'

const Environment = Type.Enum(['sandbox', 'production'])

export const PairingCode = Exactly({
  pairingId: Type.String({ description: 'what the org shows among the paired ones once it has used the code' }),
  code: Type.String({ description: 'shown this once' }),
  expiresAt: Moment,
  lifetimeSeconds: Type.Integer(),
})

export const Introduction = Exactly({
  code: Type.String({ minLength: 1, maxLength: 40 }),
  organizationId: Type.String({ pattern: '^00D[A-Za-z0-9]{15}$' }),
  organizationName: Type.String({ minLength: 1, maxLength: 200 }),
  environment: Environment,
})

export const Hello = Exactly({ service: Type.Literal('tollbridge-companion'), apiVersion: Type.Integer() })

export const StatusAnswer = Exactly({
  connection: Exactly({
    connected: Type.Boolean(),
    thisOrg: Type.Boolean(),
    environment: Nullable(Environment),
    integrationUserId: Nullable(Type.String(), { description: 'told to the connected org alone' }),
  }),
  credits: Exactly({
    used: Type.Integer(),
    reserved: Type.Integer(),
    left: Type.Integer(),
    limit: Type.Integer(),
    windowStart: Moment,
    windowEnd: Moment,
  }),
  spend: SpendAnswer,
  forecast: ForecastAnswer,
  notices: Exactly({ unread: Type.Integer({ description: 'by the org that asks' }) }),
  parity: ParityOrNull,
})

const Requests = Type.Integer({ minimum: 0, maximum: 2_147_483_647 })

export const Allowance = Exactly({ used: Requests, limit: Requests })

/** What the API usage page of the package shows, in one answer. */
export const OrgUsageAnswer = Exactly({ window: CreditWindowAnswer, usage: UsageAnswer, forecast: ForecastAnswer })
