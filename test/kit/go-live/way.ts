import { Type } from 'typebox'
import { Value } from 'typebox/value'
import type { Browser } from '../service/sign-in.ts'

const Facts = Type.Record(Type.String(), Type.Unknown())
const Way = Type.Object({
  environment: Type.Union([Type.String(), Type.Null()]),
  goneLive: Type.Union([Type.Object({ organizationId: Type.String(), at: Type.String() }), Type.Null()]),
  headline: Type.Object({ state: Type.String(), attention: Type.Integer(), unchecked: Type.Integer() }),
  steps: Type.Record(Type.String(), Type.String()),
  mayConnect: Type.Boolean(),
  checks: Type.Array(
    Type.Object({
      id: Type.String(),
      state: Type.String(),
      facts: Facts,
      cause: Type.Union([Type.String(), Type.Null()]),
      answer: Type.Union([Type.String(), Type.Null()]),
      continued: Type.Union([Type.Object({ by: Type.String(), reason: Type.String() }), Type.Null()]),
    }),
  ),
})

/** How the tenant of an admin stands on the way to production. */
export async function wayOf(admin: Browser) {
  const answer = await admin.request({ method: 'GET', url: '/api/v1/go-live' })
  return Value.Parse(Way, answer.json())
}
