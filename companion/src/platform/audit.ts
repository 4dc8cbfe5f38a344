import { and, asc, desc, eq } from 'drizzle-orm'
import type { Database } from './database.ts'
import { newId, type TenantId } from './ids.ts'
import type { Person } from './person.ts'
import { auditEntry } from './tables.ts'

type Db = { db: Database }
type Values = Record<string, unknown>

/** Somebody changed something: what it was, and what it is since. */
export type Change = { action: string; before: Values | null; after: Values | null }

/** A change, whose tenant it belongs to, when, and by whom; `null` where the service itself acted. */
export type AuditEntry = Change & { tenantId: TenantId; at: Date; by: Pick<Person, 'personId' | 'name'> | null }

export type AuditRow = typeof auditEntry.$inferSelect

const MOST_READ = 100

/** Writes an entry into the audit trail; within the transaction of the change, so that neither is without the other. */
export async function writeAudit({ by, ...entry }: AuditEntry, { db }: Db): Promise<void> {
  const who = { personId: by?.personId ?? null, personName: by?.name ?? null }
  await db.insert(auditEntry).values({ auditId: newId(), ...entry, ...who })
}

/** The newest entries of a tenant, of one action or of all. */
export const readAudit = (
  { tenantId, action }: { tenantId: TenantId; action?: string },
  { db }: Db,
): Promise<AuditRow[]> =>
  db
    .select()
    .from(auditEntry)
    .where(and(eq(auditEntry.tenantId, tenantId), action === undefined ? undefined : eq(auditEntry.action, action)))
    .orderBy(desc(auditEntry.at), asc(auditEntry.action))
    .limit(MOST_READ)
