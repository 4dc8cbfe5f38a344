import { writeAudit } from '../../platform/audit/audit.ts'
import type { Database } from '../../platform/database/database.ts'
import type { Timed } from '../../platform/deps.ts'
import { refusal } from '../refusals.ts'
import { newId, type PersonId } from '../../platform/ids.ts'
import type { Language } from '../../platform/labels/languages.ts'
import type { Person, PersonKey, Role } from '../../platform/person.ts'
import type { AccountNeeds, AccountServices } from '../services.ts'
import { requestLink } from '../passwords/link-requests.ts'
import { addPerson, changeRole, deletePerson, listPeople, lockPeople, normalEmail, personOf } from './store.ts'

export type Invitation = { name: string; email: string; role: Role; language?: Language }

/** Adds a person to the tenant of who invites, and mails them a link to set a password. */
export async function invite(
  invitation: Invitation,
  by: Person,
  { db, clock, jobs }: AccountServices,
): Promise<Person> {
  const { name, role, language = by.language } = invitation
  const invited = {
    personId: newId<PersonId>(),
    tenantId: by.tenantId,
    email: normalEmail(invitation.email),
    name,
    role,
    language,
  }
  await db.transaction(async (tx) => {
    if (!(await addPerson({ ...invited, createdAt: clock.now() }, { db: tx }))) throw refusal('EMAIL_TAKEN')
    await requestLink({ email: invited.email, purpose: 'first-password' }, { jobs, within: tx })
    await noteChange({ action: 'person.invited', by, before: undefined, after: invited }, { db: tx, clock })
  })
  return invited
}

/** A person to change, and the admin who changes them. */
export type Changing = { who: PersonKey; by: Person }
type ChangeDeps = Timed & AccountNeeds

/** Makes a person an admin, or an admin an ordinary user. What an admin began and may not finish any more ends. */
export async function setRole({ who, by }: Changing, role: Role, deps: ChangeDeps): Promise<Person> {
  return keepingAnAdmin(who, deps, async (tx) => {
    const before = await personOf(who, { db: tx })
    const after = await changeRole(who, role, { db: tx })
    if (!before || !after) throw refusal('NOT_FOUND')
    if (before.role === role) return after
    if (role !== 'admin') await deps.endWorkOf(who, { db: tx })
    await noteChange({ action: 'person.role-changed', by, before, after }, { ...deps, db: tx })
    return after
  })
}

/** Removes a person; their sessions end at once, and so does what they began. */
export async function removePerson({ who, by }: Changing, deps: ChangeDeps): Promise<void> {
  await keepingAnAdmin(who, deps, async (tx) => {
    const before = await personOf(who, { db: tx })
    if (!before || !(await deletePerson(who, { db: tx }))) throw refusal('NOT_FOUND')
    await deps.endWorkOf(who, { db: tx })
    await noteChange({ action: 'person.removed', by, before, after: undefined }, { ...deps, db: tx })
  })
}

type PersonChange = {
  action: `person.${string}`
  by: Person
  before: Person | undefined
  after: Omit<Person, 'language'> | undefined
}

/** Writes who changed whom into the audit trail. */
function noteChange({ action, by, before, after }: PersonChange, { db, clock }: Timed): Promise<void> {
  const values = { before: before ? auditValues(before) : null, after: after ? auditValues(after) : null }
  return writeAudit({ tenantId: by.tenantId, at: clock.now(), by, action, ...values }, { db })
}

const auditValues = ({ name, email, role }: Pick<Person, 'name' | 'email' | 'role'>) => ({ name, email, role })

/** Undoes a change that would leave the tenant without an admin. */
async function keepingAnAdmin<Result>(
  { tenantId }: PersonKey,
  { db }: { db: Database },
  change: (tx: Database) => Promise<Result>,
): Promise<Result> {
  return db.transaction(async (tx) => {
    await lockPeople(tenantId, { db: tx })
    const result = await change(tx)
    const people = await listPeople(tenantId, { db: tx })
    if (!people.some(({ role }) => role === 'admin')) throw refusal('LAST_ADMIN')
    return result
  })
}
