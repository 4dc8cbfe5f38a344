import type { Clock } from '../../platform/clock.ts'
import type { Database } from '../../platform/database/database.ts'
import { refusal } from '../refusals.ts'
import { newId, type PersonId } from '../../platform/ids.ts'
import type { Jobs } from '../../platform/jobs/jobs.ts'
import type { Language } from '../../platform/labels/languages.ts'
import type { Person, Role } from '../../platform/person.ts'
import { requestLink } from '../passwords/link-requests.ts'
import { addPerson, changeRole, deletePerson, listPeople, lockPeople, normalEmail } from './store.ts'

export type Invitation = { name: string; email: string; role: Role; language?: Language }
type PersonKey = Pick<Person, 'tenantId' | 'personId'>
type PeopleDeps = { db: Database; clock: Clock; jobs: Jobs }

/** Adds a person to the tenant of who invites, and mails them a link to set a password. */
export async function invite(invitation: Invitation, by: Person, { db, clock, jobs }: PeopleDeps): Promise<Person> {
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
  })
  return invited
}

/** Makes a person an admin, or an admin an ordinary user. */
export async function setRole(who: PersonKey, role: Role, { db }: Pick<PeopleDeps, 'db'>): Promise<Person> {
  return keepingAnAdmin(who, { db }, async (tx) => {
    const changed = await changeRole(who, role, { db: tx })
    if (!changed) throw refusal('NOT_FOUND')
    return changed
  })
}

/** Removes a person; their sessions end at once. */
export async function removePerson(who: PersonKey, { db }: Pick<PeopleDeps, 'db'>): Promise<void> {
  await keepingAnAdmin(who, { db }, async (tx) => {
    if (!(await deletePerson(who, { db: tx }))) throw refusal('NOT_FOUND')
  })
}

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
