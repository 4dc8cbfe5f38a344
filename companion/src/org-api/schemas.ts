import { Type } from 'typebox'
import { Exactly, NoBody } from '../platform/schemas.ts'

const Moment = Type.String({ format: 'date-time' })
const Environment = Type.Enum(['sandbox', 'production'])

export const IssueCode = {
  summary: 'Makes a code that pairs one Salesforce org',
  tags: ['pairing'],
  body: NoBody,
  response: { 201: Exactly({ code: Type.String(), expiresAt: Moment }) },
}

export const RedeemCode = {
  summary: 'Pairs the calling org: exchanges a code for its key',
  tags: ['pairing'],
  body: Exactly({
    code: Type.String({ minLength: 1, maxLength: 40 }),
    organizationId: Type.String({ pattern: '^00D[A-Za-z0-9]{15}$' }),
    organizationName: Type.String({ minLength: 1, maxLength: 200 }),
    environment: Environment,
  }),
  response: { 201: Exactly({ key: Type.String({ description: 'shown this once' }) }) },
}

export const ReadStatus = {
  summary: 'What the integration does and costs, for the paired org that asks',
  tags: ['pairing'],
  response: {
    200: Exactly({
      connection: Exactly({
        connected: Type.Boolean(),
        thisOrg: Type.Boolean(),
        environment: Type.Union([Environment, Type.Null()]),
      }),
      credits: Exactly({ used: Type.Integer(), limit: Type.Integer(), windowStart: Moment, windowEnd: Moment }),
    }),
  },
}
