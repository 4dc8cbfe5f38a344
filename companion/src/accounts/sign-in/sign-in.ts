import type { AuditAction } from '../../platform/audit/actions.ts'
import { writeAudit } from '../../platform/audit/audit.ts'
import type { Timed } from '../../platform/deps.ts'
import type { Vault } from '../../platform/vault/vault.ts'
import { refusal } from '../refusals.ts'
import { findByEmail, markSignedIn, type PersonRow } from '../people/store.ts'
import { passwordMatches, type VerifyHash } from '../passwords/passwords.ts'
import { deviceOf } from './device.ts'
import { forgetTries, signInTries, type TryLimit } from './tries.ts'
import { refuseTooManyTries } from './try-refusal.ts'

/** `device`: what the browser was given at an earlier sign-in, if it was. */
export type Credentials = { email: string; password: string; device?: string }
type SignInDeps = Timed & { vault: Vault; verifyHash?: VerifyHash }

/** The person whom e-mail address and password belong to; one refusal for everyone else, at about the same cost. */
export async function signIn({ email, password, device }: Credentials, deps: SignInDeps): Promise<PersonRow> {
  const found = await findByEmail(email, deps)
  const tries = signInTries(email, found && deviceOf(device, found, deps))
  const count = await refuseTooManyTries(tries, deps)
  const matches = await passwordMatches(password, found?.passwordHash, deps.verifyHash)
  if (!found || !matches) {
    if (found && isWorthNoting(count, tries)) await noteSignIn('person.sign-in-failed', found, deps)
    throw refusal('SIGN_IN_FAILED')
  }
  await forgetTries(tries, deps)
  await markSignedIn(found.personId, deps)
  await noteSignIn('person.signed-in', found, deps)
  return found
}

const EACH = 100

/** Failures in a row are noted at the beginning, then each hundredth: a stranger must not fill the audit trail. */
const isWorthNoting = (count: number, { free }: TryLimit): boolean => count <= free || count % EACH === 0

/** A failed sign-in names whose address was tried, not who tried: that is not known. */
function noteSignIn(action: AuditAction, found: PersonRow, { db, clock }: SignInDeps): Promise<void> {
  const { tenantId, email } = found
  const by = action === 'person.signed-in' ? found : null
  return writeAudit({ tenantId, at: clock.now(), by, action, before: null, after: { email } }, { db })
}
