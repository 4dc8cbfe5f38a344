import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { refusal } from '../refusals.ts'
import { get } from './request.ts'
import type { SalesforceSession } from './session.ts'

const Limits = Type.Object({
  DailyApiRequests: Type.Object({ Max: Type.Integer({ minimum: 0 }), Remaining: Type.Integer() }),
})

/**
 * The API requests of the org's last 24 hours, as its limits report them, accurate within five minutes. Costs one credit.
 * UNSURE whether `DailyApiRequests` still has members for single apps: they would be objects, and are ignored.
 */
export async function readLimits(session: SalesforceSession): Promise<{ used: number; limit: number }> {
  const { body } = await get({ path: 'limits' }, session)
  if (!Value.Check(Limits, body)) throw refusal('SALESFORCE_ANSWER_UNREADABLE')
  const { Max: limit, Remaining } = body.DailyApiRequests
  return { used: limit - Remaining, limit }
}
