import type { AuditAction } from '../../platform/audit/actions.ts'
import { writeAudit } from '../../platform/audit/audit.ts'
import type { Timed } from '../../platform/deps.ts'
import { newId, type PersonId, type TenantId } from '../../platform/ids.ts'
import { DEFAULT_LANGUAGE } from '../../platform/labels/languages.ts'
import { lockPerson, replaceInvitation } from '../invitations/store.ts'
import { isMailable } from '../../platform/email-address.ts'
import type { LinkPurpose } from '../tables.ts'
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
    ...{ personId: newId<PersonId>(), tenantId, createdAt, passwordHash: null, lastSignedInAt: null },
    ...{ email: normalEmail(wish.adminEmail), name: wish.adminName },
    ...{ role: 'admin' as const, language: DEFAULT_LANGUAGE },
  }
  return db.transaction(async (tx) => {
    await addTenant({ tenantId, businessName: wish.businessName, createdAt }, { db: tx })
    if (!isMailable(wish.adminEmail)) throw refusal('EMAIL_INVALID')
    if (!(await addPerson(admin, { db: tx }))) throw refusal('EMAIL_TAKEN')
    await note('tenant.added', admin, { db: tx, clock })
    return linkFor(admin, 'first-password', { db: tx, clock, publicUrl })
  })
}

/** A link with which a person sets a password, for an operator whose mail does not arrive. Older links end. */
export async function linkOf(email: string, { db, clock, publicUrl }: LinkDeps): Promise<string> {
  const found = await findByEmail(email, { db })
  return db.transaction(async (tx) => {
    const person = found && (await lockPerson(found.personId, { db: tx }))
    if (!person) throw refusal('PERSON_UNKNOWN')
    await note('person.link-made', person, { db: tx, clock })
    if (person.passwordHash !== null) return linkFor(person, 'new-password', { db: tx, clock, publicUrl })
    await replaceInvitation({ personId: person.personId, kind: 'account', invitedBy: null }, { db: tx })
    return linkFor(person, 'first-password', { db: tx, clock, publicUrl })
  })
}

async function linkFor(person: PersonRow, purpose: LinkPurpose, deps: LinkDeps): Promise<string> {
  const made = await newLink(person, purpose, deps)
  if (!made) throw refusal('PERSON_UNKNOWN')
  return made.link
}

/** The operator has no account, so that the audit trail names the service and says `operator`. */
const note = (action: AuditAction, { tenantId, email }: PersonRow, { db, clock }: Timed): Promise<void> =>
  writeAudit({ tenantId, at: clock.now(), by: null, action, before: null, after: { email, by: 'operator' } }, { db })
