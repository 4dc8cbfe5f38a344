import { writeAudit } from '../../platform/audit/audit.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Database } from '../../platform/database/database.ts'
import { refusal } from '../refusals.ts'
import { findByEmail, type PersonRow } from '../people/store.ts'
import { passwordMatches, type VerifyHash } from '../passwords/passwords.ts'
import { countFailure, findFailures, forgetFailures, pausedUntil } from './failures.ts'

export type Credentials = { email: string; password: string }
type SignInDeps = { db: Database; clock: Clock; verifyHash?: VerifyHash }

/** The person whom e-mail address and password belong to; one refusal for everyone else, at about the same cost. */
export async function signIn({ email, password }: Credentials, deps: SignInDeps): Promise<PersonRow> {
  await refusePaused(email, deps)
  const found = await findByEmail(email, deps)
  const matches = await passwordMatches(password, found?.passwordHash, deps.verifyHash)
  if (!found || !matches) {
    await countFailure(email, deps)
    if (found) await noteSignIn('person.sign-in-failed', found, deps)
    throw refusal('SIGN_IN_FAILED')
  }
  await forgetFailures(email, deps)
  await noteSignIn('person.signed-in', found, deps)
  return found
}

/** A failed sign-in names whose address was tried, not who tried: that is not known. */
function noteSignIn(action: string, found: PersonRow, { db, clock }: SignInDeps): Promise<void> {
  const { tenantId, email } = found
  const by = action === 'person.signed-in' ? found : null
  return writeAudit({ tenantId, at: clock.now(), by, action, before: null, after: { email } }, { db })
}

async function refusePaused(email: string, deps: SignInDeps): Promise<void> {
  const now = deps.clock.now()
  const until = pausedUntil(await findFailures(email, deps), now)
  if (until) throw refusal('TOO_MANY_REQUESTS', { seconds: Math.ceil((until.getTime() - now.getTime()) / 1000) })
}
