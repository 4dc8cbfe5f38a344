import { and, asc, eq, getTableColumns } from 'drizzle-orm'
import type { Database } from '../../platform/database/database.ts'
import type { PersonId, TenantId } from '../../platform/ids.ts'
import type { Person, Role } from '../../platform/person.ts'
import { person, tenant } from '../tables.ts'

type Db = { db: Database }
export type PersonRow = typeof person.$inferSelect
export type TenantRow = typeof tenant.$inferSelect

const { personId, tenantId, email, name, role, language } = getTableColumns(person)
const PUBLIC = { personId, tenantId, email, name, role, language }

/** An address as it is kept and compared. */
export const normalEmail = (text: string): string => text.trim().toLowerCase()

/** The person of an id. */
export async function findPerson(id: PersonId, { db }: Db): Promise<Person | undefined> {
  const [found] = await db.select(PUBLIC).from(person).where(eq(person.personId, id))
  return found
}

/** The person of an e-mail address, with the password's hash. */
export async function findByEmail(address: string, { db }: Db): Promise<PersonRow | undefined> {
  const [found] = await db
    .select()
    .from(person)
    .where(eq(person.email, normalEmail(address)))
  return found
}

/** Everyone of a tenant, by name. */
export const listPeople = (tenantOf: TenantId, { db }: Db): Promise<Person[]> =>
  db.select(PUBLIC).from(person).where(eq(person.tenantId, tenantOf)).orderBy(asc(person.name), asc(person.email))

/** Adds a person; false if somebody has the e-mail address already. */
export async function addPerson(row: typeof person.$inferInsert, { db }: Db): Promise<boolean> {
  const added = await db.insert(person).values(row).onConflictDoNothing({ target: person.email }).returning(PUBLIC)
  return added.length > 0
}

/** Changes the role of a person of a tenant. */
export async function changeRole(who: Pick<Person, 'tenantId' | 'personId'>, to: Role, { db }: Db) {
  const [changed] = await db.update(person).set({ role: to }).where(isPerson(who)).returning(PUBLIC)
  return changed
}

/** Removes a person of a tenant with everything that is theirs. */
export async function deletePerson(who: Pick<Person, 'tenantId' | 'personId'>, { db }: Db): Promise<boolean> {
  const removed = await db.delete(person).where(isPerson(who)).returning({ personId: person.personId })
  return removed.length > 0
}

/** Keeps the hash of a new password. */
export async function savePasswordHash(id: PersonId, passwordHash: string, { db }: Db): Promise<void> {
  await db.update(person).set({ passwordHash }).where(eq(person.personId, id))
}

/** The tenant of an id. */
export async function findTenant(id: TenantId, { db }: Db): Promise<TenantRow> {
  const [found] = await db.select().from(tenant).where(eq(tenant.tenantId, id))
  if (!found) throw new Error(`no tenant ${id}`)
  return found
}

/** Lets one change at a time through to the people of a tenant, until the transaction ends. */
export async function lockPeople(id: TenantId, { db }: Db): Promise<void> {
  await db.select({ tenantId: tenant.tenantId }).from(tenant).where(eq(tenant.tenantId, id)).for('update')
}

const isPerson = (who: Pick<Person, 'tenantId' | 'personId'>) =>
  and(eq(person.tenantId, who.tenantId), eq(person.personId, who.personId))
