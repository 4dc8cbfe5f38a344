import { Type, type Static } from 'typebox'
import type { Database } from '../../platform/database/database.ts'
import type { Jobs } from '../../platform/jobs/jobs.ts'
import { hashOf } from '../../platform/secret-hash.ts'
import { normalEmail } from '../people/store.ts'

export const LINK_JOB = 'accounts.password-link'

export const LinkRequest = Type.Object({
  email: Type.String(),
  purpose: Type.Union([Type.Literal('first-password'), Type.Literal('new-password')]),
})
export type LinkRequest = Static<typeof LinkRequest>

/**
 * Asks for a link to be mailed. The same is written down whether anybody has the address or not, so that the answer
 * and its time tell nothing; who it belongs to is looked up by the job.
 */
export async function requestLink(
  request: LinkRequest,
  { jobs, within }: { jobs: Jobs; within?: Database },
): Promise<void> {
  const email = normalEmail(request.email)
  await jobs.send(LINK_JOB, { ...request, email }, { singletonKey: hashOf(email), within })
}
