import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { refusal } from '../../platform/refusals/errors.ts'
import type { Session, SessionDeps } from './session.ts'

const Limits = Type.Object({
  DailyApiRequests: Type.Object({ Max: Type.Integer({ minimum: 0 }), Remaining: Type.Integer() }),
})

/**
 * The API requests of the org's last 24 hours, as its limits tell them; accurate within five minutes. Costs one credit.
 * UNSURE whether `DailyApiRequests` still holds members for single apps: they would be objects, and are ignored.
 */
export async function readLimits(session: Session, deps: SessionDeps): Promise<{ used: number; limit: number }> {
  const { openConnection } = await import('./jsforce-connection.ts')
  const answer: unknown = await openConnection(session, deps).requestGet('/limits')
  if (!Value.Check(Limits, answer)) throw refusal('SALESFORCE_ANSWER_UNREADABLE')
  const { Max: limit, Remaining } = answer.DailyApiRequests
  return { used: limit - Remaining, limit }
}
