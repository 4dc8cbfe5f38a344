import type { Database } from '../../platform/database/database.ts'
import type { Timed } from '../../platform/deps.ts'
import type { Person, PersonKey, Role } from '../../platform/person.ts'
import { refusal } from '../refusals.ts'
import type { AccountNeeds } from '../services.ts'
import { noteChange } from './changes.ts'
import { changeRole, deletePerson, listPeople, lockPeople, personOf } from './store.ts'

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
