import { sql } from 'drizzle-orm'
import { check, index, integer, jsonb, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { tenant } from '../accounts/tables.ts'
import type { Environment } from '../connections/tables.ts'
import type { OrganizationId, PersonId, TenantId } from '../platform/ids.ts'
import type { FingerprintId, ParityReportId } from './ids.ts'

const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })

const ofTenant = () =>
  uuid('tenant_id')
    .$type<TenantId>()
    .notNull()
    .references(() => tenant.tenantId, { onDelete: 'cascade' })

const ofOrganization = () => text('organization_id').$type<OrganizationId>().notNull()

/** What an org looked like at a moment: fields, triggers, flows and validation rules of the six objects. */
export const fingerprint = pgTable(
  'fingerprint',
  {
    fingerprintId: uuid('fingerprint_id').$type<FingerprintId>().primaryKey(),
    tenantId: ofTenant(),
    organizationId: ofOrganization(),
    organizationName: text('organization_name').notNull(),
    environment: text('environment').$type<Environment>().notNull(),
    /** Read over the connection, or pushed by the package in the org. */
    source: text('source').$type<'read' | 'pushed'>().notNull(),
    takenAt: moment('taken_at').notNull(),
    /** Of the content, so that equal orgs are known without a comparison. */
    sha256: text('sha256').notNull(),
    /** Canonical JSON: the same org gives the same bytes. */
    content: text('content').notNull(),
  },
  (table) => [
    index('fingerprint_of_org').on(table.tenantId, table.organizationId, table.takenAt),
    check('fingerprint_source', sql`${table.source} in ('read', 'pushed')`),
  ],
)

/** A part of a fingerprint that a package pushes, until all its parts are there. */
export const fingerprintPart = pgTable(
  'fingerprint_part',
  {
    tenantId: ofTenant(),
    organizationId: ofOrganization(),
    runId: uuid('run_id').notNull(),
    part: integer('part').notNull(),
    parts: integer('parts').notNull(),
    content: text('content').notNull(),
    receivedAt: moment('received_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.organizationId, table.runId, table.part] }),
    check('fingerprint_part_number', sql`${table.part} between 1 and ${table.parts} and ${table.parts} <= 50`),
  ],
)

/** What a describe answered, so that it need not come over the wire again while nothing changed. */
export const describeCache = pgTable(
  'describe_cache',
  {
    tenantId: ofTenant(),
    organizationId: ofOrganization(),
    /** Describes differ by what their user may see. */
    userId: text('user_id').notNull(),
    object: text('object').notNull(),
    lastModified: text('last_modified').notNull(),
    body: text('body').notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.organizationId, table.userId, table.object] })],
)

/** A comparison of a sandbox with production. */
export const parityReport = pgTable(
  'parity_report',
  {
    reportId: uuid('report_id').$type<ParityReportId>().primaryKey(),
    tenantId: ofTenant(),
    madeAt: moment('made_at').notNull(),
    sandboxFingerprintId: uuid('sandbox_fingerprint_id')
      .$type<FingerprintId>()
      .notNull()
      .references(() => fingerprint.fingerprintId),
    productionFingerprintId: uuid('production_fingerprint_id')
      .$type<FingerprintId>()
      .notNull()
      .references(() => fingerprint.fingerprintId),
    counts: jsonb('counts').$type<{ blocking: number; notable: number; identical: number }>().notNull(),
    /** Canonical JSON. */
    differences: text('differences').notNull(),
    readAt: moment('read_at'),
    readBy: text('read_by'),
  },
  (table) => [index('parity_report_of_tenant').on(table.tenantId, table.madeAt)],
)

/** A blocking difference that a person accepted. */
export const acceptedDifference = pgTable(
  'accepted_difference',
  {
    tenantId: ofTenant(),
    /** Names what differs and both sides, so that it does not hold for another difference of the same field. */
    difference: text('difference').notNull(),
    personId: uuid('person_id').$type<PersonId>().notNull(),
    personName: text('person_name').notNull(),
    reason: text('reason').notNull(),
    acceptedAt: moment('accepted_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.difference] })],
)

/** What the integration user may do in an org, as it was last read. */
export const userCheck = pgTable(
  'user_check',
  {
    tenantId: ofTenant(),
    organizationId: ofOrganization(),
    userId: text('user_id').notNull(),
    checkedAt: moment('checked_at').notNull(),
    findings: jsonb('findings').notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.organizationId, table.userId] })],
)
