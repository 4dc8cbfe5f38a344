import { sql } from 'drizzle-orm'
import { check, integer, pgTable, primaryKey, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { tenant } from '../accounts/tables.ts'
import type { OrganizationId, PersonId, TenantId } from '../platform/ids.ts'
import type { PairingId } from './ids.ts'

const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })

const ofTenant = () =>
  uuid('tenant_id')
    .$type<TenantId>()
    .notNull()
    .references(() => tenant.tenantId, { onDelete: 'cascade' })

/** A code that pairs one org, once. Only its hash is kept. */
export const pairingCode = pgTable('pairing_code', {
  codeHash: text('code_hash').primaryKey(),
  tenantId: ofTenant(),
  expiresAt: moment('expires_at').notNull(),
  /** Names the code without revealing it, for the page that waits for its use. */
  pairingId: uuid('pairing_id').$type<PairingId>().notNull().defaultRandom(),
  /** Who made the code; null for one that a process of an earlier version made. The name is kept, since people leave. */
  personId: uuid('person_id').$type<PersonId>(),
  personName: text('person_name'),
})

/** An org that reports to a tenant, and the hash of the key it does so with. */
export const pairedOrg = pgTable(
  'paired_org',
  {
    tenantId: ofTenant(),
    organizationId: text('organization_id').$type<OrganizationId>().notNull(),
    keyHash: text('key_hash').notNull(),
    organizationName: text('organization_name').notNull(),
    environment: text('environment').$type<'sandbox' | 'production'>().notNull(),
    pairedAt: moment('paired_at').notNull(),
    /** Which code paired it, and who had made that; null where an earlier version paired it. */
    pairingId: uuid('pairing_id').$type<PairingId>(),
    pairedBy: text('paired_by'),
    /** The key before, and until when it works; open as long as the present one was never used. */
    replacedKeyHash: text('replaced_key_hash'),
    replacedKeyUntil: moment('replaced_key_until'),
    /** The key that may only read, and the one before it; null until an org that an earlier version paired renews its keys. */
    readerKeyHash: text('reader_key_hash'),
    replacedReaderKeyHash: text('replaced_reader_key_hash'),
    replacedReaderKeyUntil: moment('replaced_reader_key_until'),
    /** All API requests of the org's last 24 hours, and how many it allows, as it last reported. */
    apiUsed: integer('api_used'),
    apiAllowed: integer('api_allowed'),
    apiReportedAt: moment('api_reported_at'),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.organizationId] }),
    uniqueIndex('paired_org_key').on(table.keyHash),
    uniqueIndex('paired_org_replaced_key').on(table.replacedKeyHash),
    uniqueIndex('paired_org_reader_key').on(table.readerKeyHash),
    uniqueIndex('paired_org_replaced_reader_key').on(table.replacedReaderKeyHash),
    check('paired_org_environment', sql`${table.environment} in ('sandbox', 'production')`),
    check(
      'paired_org_api',
      sql`(${table.apiUsed} is null) = (${table.apiReportedAt} is null) and (${table.apiAllowed} is null) = (${table.apiReportedAt} is null)`,
    ),
  ],
)
