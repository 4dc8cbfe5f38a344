import { and, asc, eq, getTableColumns, sql } from 'drizzle-orm'
import type { Stored, Timed } from '../../platform/deps.ts'
import type { PersonId, TenantId } from '../../platform/ids.ts'
import type { Person, PersonKey, Role } from '../../platform/person.ts'
import { person, tenant } from '../tables.ts'

export type PersonRow = typeof person.$inferSelect
export type TenantRow = typeof tenant.$inferSelect

const { personId, tenantId, email, name, role, language } = getTableColumns(person)
const PUBLIC = { personId, tenantId, email, name, role, language }

/** An address as it is kept and compared. */
export const normalEmail = (text: string): string => text.trim().toLowerCase()

/** The person of an id. */
export async function findPerson(id: PersonId, { db }: Stored): Promise<Person | undefined> {
  const [found] = await db.select(PUBLIC).from(person).where(eq(person.personId, id))
  return found
}

/** A person of a tenant. */
export async function personOf(who: PersonKey, { db }: Stored): Promise<Person | undefined> {
  const [found] = await db.select(PUBLIC).from(person).where(isPerson(who))
  return found
}

/** The person of an e-mail address, with the password's hash. */
export async function findByEmail(address: string, { db }: Stored): Promise<PersonRow | undefined> {
  const [found] = await db
    .select()
    .from(person)
    .where(eq(person.email, normalEmail(address)))
  return found
}

/** Everyone of a tenant, by name. */
export const listPeople = (tenantOf: TenantId, { db }: Stored): Promise<Person[]> =>
  db.select(PUBLIC).from(person).where(eq(person.tenantId, tenantOf)).orderBy(asc(person.name), asc(person.email))

/** Adds a person. Returns false if the e-mail address is taken. */
export async function addPerson(row: typeof person.$inferInsert, { db }: Stored): Promise<boolean> {
  const added = await db.insert(person).values(row).onConflictDoNothing({ target: person.email }).returning(PUBLIC)
  return added.length > 0
}

/** Changes the role of a person of a tenant. */
export async function changeRole(who: PersonKey, to: Role, { db }: Stored) {
  const [changed] = await db.update(person).set({ role: to }).where(isPerson(who)).returning(PUBLIC)
  return changed
}

/** Removes a person of a tenant with everything that is theirs. */
export async function deletePerson(who: PersonKey, { db }: Stored): Promise<boolean> {
  const removed = await db.delete(person).where(isPerson(who)).returning({ personId: person.personId })
  return removed.length > 0
}

/** Keeps the hash of a new password. */
export async function savePasswordHash(id: PersonId, passwordHash: string, { db }: Stored): Promise<void> {
  await db.update(person).set({ passwordHash }).where(eq(person.personId, id))
}

/** Keeps when a person signed in last. */
export async function markSignedIn(id: PersonId, { db, clock }: Timed): Promise<void> {
  await db.update(person).set({ lastSignedInAt: clock.now() }).where(eq(person.personId, id))
}

/** The tenant of an id. */
export async function findTenant(id: TenantId, { db }: Stored): Promise<TenantRow> {
  const [found] = await db.select().from(tenant).where(eq(tenant.tenantId, id))
  if (!found) throw new Error(`no tenant ${id}`)
  return found
}

const FIRST_START_LOCK = 8_655_274_327

/** Lets one process at a time make the first tenant, until the transaction ends. */
export async function lockFirstStart({ db }: Stored): Promise<void> {
  await db.execute(sql`select pg_advisory_xact_lock(${FIRST_START_LOCK}::bigint)`)
}

/** Whether there is a tenant. */
export async function hasTenant({ db }: Stored): Promise<boolean> {
  const [found] = await db.select({ tenantId: tenant.tenantId }).from(tenant).limit(1)
  return found !== undefined
}

export async function addTenant(row: TenantRow, { db }: Stored): Promise<void> {
  await db.insert(tenant).values(row)
}

/** Lets one change at a time through to the people of a tenant, until the transaction ends. */
export async function lockPeople(id: TenantId, { db }: Stored): Promise<void> {
  await db.select({ tenantId: tenant.tenantId }).from(tenant).where(eq(tenant.tenantId, id)).for('update')
}

const isPerson = (who: PersonKey) => and(eq(person.tenantId, who.tenantId), eq(person.personId, who.personId))
