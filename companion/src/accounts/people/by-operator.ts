import { writeAudit } from '../../platform/audit/audit.ts'
import type { Timed } from '../../platform/deps.ts'
import { newId, type PersonId, type TenantId } from '../../platform/ids.ts'
import { DEFAULT_LANGUAGE } from '../../platform/labels/languages.ts'
import { newLink } from '../passwords/links.ts'
import { refusal } from '../refusals.ts'
import { addPerson, addTenant, findByEmail, normalEmail, type PersonRow } from './store.ts'

type LinkDeps = Timed & { publicUrl: URL }

/** Adds a tenant and its first admin. Returns a link with which the admin sets a password. */
export async function addTenantWithLink(
  wish: { businessName: string; adminEmail: string; adminName: string },
  { db, clock, publicUrl }: LinkDeps,
): Promise<string> {
  const [tenantId, createdAt] = [newId<TenantId>(), clock.now()]
  const admin = {
    ...{ personId: newId<PersonId>(), tenantId, createdAt, passwordHash: null },
    ...{ email: normalEmail(wish.adminEmail), name: wish.adminName },
    ...{ role: 'admin' as const, language: DEFAULT_LANGUAGE },
  }
  return db.transaction(async (tx) => {
    await addTenant({ tenantId, businessName: wish.businessName, createdAt }, { db: tx })
    if (!(await addPerson(admin, { db: tx }))) throw refusal('EMAIL_TAKEN')
    await note('tenant.added', admin, { db: tx, clock })
    return (await newLink(admin, 'first-password', { db: tx, clock, publicUrl })).href
  })
}

/** A link with which a person sets a password, for an operator whose mail does not arrive. Older links end. */
export async function linkOf(email: string, { db, clock, publicUrl }: LinkDeps): Promise<string> {
  const person = await findByEmail(email, { db })
  if (!person) throw refusal('PERSON_UNKNOWN')
  return db.transaction(async (tx) => {
    await note('person.link-made', person, { db: tx, clock })
    const purpose = person.passwordHash === null ? 'first-password' : 'new-password'
    return (await newLink(person, purpose, { db: tx, clock, publicUrl })).href
  })
}

/** The operator has no account, so that the audit trail names the service and says `operator`. */
const note = (action: string, { tenantId, email }: PersonRow, { db, clock }: Timed): Promise<void> =>
  writeAudit({ tenantId, at: clock.now(), by: null, action, before: null, after: { email, by: 'operator' } }, { db })
