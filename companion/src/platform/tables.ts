import { index, jsonb, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import type { PersonId, TenantId } from './ids.ts'

const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })

/** One sealed, well-known text: it opens only with a key that this database was used with before. */
export const vaultCanary = pgTable('vault_canary', {
  keyId: text('key_id').primaryKey(),
  sealed: text('sealed').notNull(),
})

/** Who changed what, and when. A trigger refuses to change or delete a row. */
export const auditEntry = pgTable(
  'audit_entry',
  {
    auditId: uuid('audit_id').primaryKey(),
    tenantId: uuid('tenant_id').$type<TenantId>().notNull(),
    at: moment('at').notNull(),
    /** Null where the service itself acted. The name is kept, since people leave. */
    personId: uuid('person_id').$type<PersonId>(),
    personName: text('person_name'),
    action: text('action').notNull(),
    before: jsonb('before').$type<Record<string, unknown>>(),
    after: jsonb('after').$type<Record<string, unknown>>(),
  },
  (table) => [index('audit_entry_of_tenant').on(table.tenantId, table.at)],
)
