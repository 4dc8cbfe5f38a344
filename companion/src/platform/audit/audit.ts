import { and, asc, desc, eq, gte, isNotNull, lt, sql, type SQL } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Database } from '../database/database.ts'
import { newId, type PersonId, type TenantId } from '../ids.ts'
import type { Person } from '../person.ts'
import { auditEntry } from '../tables.ts'
import type { AuditAction } from './actions.ts'

type Db = { db: Database }
type Values = Record<string, unknown>

/** A change: the values before and after it. */
export type Change = { action: AuditAction; before: Values | null; after: Values | null }

/** A change, whose tenant it belongs to, when, and by whom; `null` where the service itself acted. */
export type AuditEntry = Change & { tenantId: TenantId; at: Date; by: Pick<Person, 'personId' | 'name'> | null }

export type AuditRow = typeof auditEntry.$inferSelect

/** Entries of a page and of a file, and people of a tenant. */
const MAX_READ = 100
const MAX_EXPORTED = 10_000
const MAX_PEOPLE = 1000

/** Writes an entry into the audit trail; within the transaction of the change, so that neither is without the other. */
export async function writeAudit({ by, ...entry }: AuditEntry, { db }: Db): Promise<void> {
  const who = { personId: by?.personId ?? null, personName: by?.name ?? null }
  await db.insert(auditEntry).values({ auditId: newId(), ...entry, ...who })
}

/** A person who is the author of an entry. */
export type Author = Pick<Person, 'personId' | 'name'>

/** Which entries are read: of one action or of all below a name that ends in a dot, by one person, from a moment on, before another. */
export type AuditFilter = { tenantId: TenantId; action?: string; person?: PersonId; from?: Date; to?: Date }

/** A filter, and the entry after which to go on. */
export type AuditQuestion = AuditFilter & { olderThan?: string }

/** The newest entries that are asked for, and whether there are older ones. */
export async function readAudit(
  { olderThan, ...filter }: AuditQuestion,
  { db }: Db,
): Promise<{ rows: AuditRow[]; hasOlder: boolean }> {
  const which = and(matching(filter), olderThan === undefined ? undefined : before(olderThan))
  const rows = await newestFirst(which, { db }).limit(MAX_READ + 1)
  return { rows: rows.slice(0, MAX_READ), hasOlder: rows.length > MAX_READ }
}

/** The newest entries that match, 10,000 at most. */
export const exportAudit = (filter: AuditFilter, { db }: Db): Promise<AuditRow[]> =>
  newestFirst(matching(filter), { db }).limit(MAX_EXPORTED)

/** Who is named as the author of an entry, with the newest name, those who left included. */
export async function readAuthors(tenantId: TenantId, { db }: Db): Promise<Author[]> {
  const rows = await db
    .selectDistinctOn([auditEntry.personId], { personId: auditEntry.personId, name: auditEntry.personName })
    .from(auditEntry)
    .where(and(eq(auditEntry.tenantId, tenantId), isNotNull(auditEntry.personId)))
    .orderBy(asc(auditEntry.personId), desc(auditEntry.at))
    .limit(MAX_PEOPLE)
  return rows.flatMap(({ personId, name }) => (personId === null ? [] : [{ personId, name: name ?? '' }]))
}

const newestFirst = (which: SQL | undefined, { db }: Db) =>
  db
    .select()
    .from(auditEntry)
    .where(which)
    .orderBy(desc(auditEntry.at), asc(auditEntry.action), asc(auditEntry.auditId))

const matching = ({ tenantId, action, person, from, to }: AuditFilter): SQL | undefined =>
  and(
    eq(auditEntry.tenantId, tenantId),
    action === undefined ? undefined : of(action),
    person === undefined ? undefined : eq(auditEntry.personId, person),
    from === undefined ? undefined : gte(auditEntry.at, from),
    to === undefined ? undefined : lt(auditEntry.at, to),
  )

const of = (action: string): SQL =>
  action.endsWith('.') ? sql`starts_with(${auditEntry.action}, ${action})` : eq(auditEntry.action, action)

const newer = alias(auditEntry, 'newer')

/** Whatever comes after an entry of the same tenant in the order of reading. */
const before = (auditId: string): SQL => sql`exists (
  select from ${auditEntry} as "newer"
  where ${newer.auditId} = ${auditId} and ${newer.tenantId} = ${auditEntry.tenantId}
    and (${auditEntry.at} < ${newer.at} or (${auditEntry.at} = ${newer.at}
      and (${auditEntry.action}, ${auditEntry.auditId}) > (${newer.action}, ${newer.auditId}))))`
