import { sql } from 'drizzle-orm'
import { check, index, integer, jsonb, pgTable, text, timestamp, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import type { PersonId, TenantId } from '../platform/ids.ts'
import type { Language } from '../platform/labels/languages.ts'
import type { Role } from '../platform/person.ts'
import type { InvitationKind } from './invitations/kinds.ts'

/** The reason for a mailed link: to set a first password, or a new one. */
export type LinkPurpose = 'first-password' | 'new-password'

const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })

/** One Marketo Measure account. */
export const tenant = pgTable('tenant', {
  tenantId: uuid('tenant_id').$type<TenantId>().primaryKey(),
  businessName: text('business_name').notNull(),
  createdAt: moment('created_at').notNull(),
})

/** Someone who works for a tenant. The e-mail address is kept in lower case and is unique in the whole service. */
export const person = pgTable(
  'person',
  {
    personId: uuid('person_id').$type<PersonId>().primaryKey(),
    tenantId: uuid('tenant_id')
      .$type<TenantId>()
      .notNull()
      .references(() => tenant.tenantId, { onDelete: 'cascade' }),
    email: text('email').notNull(),
    name: text('name').notNull(),
    role: text('role').$type<Role>().notNull(),
    language: text('language').$type<Language>().notNull(),
    /** An argon2id hash. Without one the person cannot sign in. */
    passwordHash: text('password_hash'),
    createdAt: moment('created_at').notNull(),
    lastSignedInAt: moment('last_signed_in_at'),
  },
  (table) => [
    uniqueIndex('person_email').on(table.email),
    unique('person_of_tenant').on(table.tenantId, table.personId),
    check('person_email_lower', sql`${table.email} = lower(${table.email})`),
    check('person_role', sql`${table.role} in ('admin', 'user')`),
  ],
)

/** An invitation that is not accepted yet. */
export const invitation = pgTable(
  'invitation',
  {
    personId: uuid('person_id')
      .$type<PersonId>()
      .primaryKey()
      .references(() => person.personId, { onDelete: 'cascade' }),
    kind: text('kind').$type<InvitationKind>().notNull(),
    /** The admin in whose name it was last sent, who may have left since. Null: an operator. */
    invitedBy: uuid('invited_by').$type<PersonId>(),
    /** Null until it is mailed. */
    sentAt: moment('sent_at'),
    expiresAt: moment('expires_at'),
  },
  (table) => [
    check('invitation_kind', sql`${table.kind} in ('account', 'sales-connect')`),
    check('invitation_sent', sql`(${table.sentAt} is null) = (${table.expiresAt} is null)`),
  ],
)

/** A mailed link that lets its owner set a password once. Only a hash of its token is kept. */
export const passwordLink = pgTable(
  'password_link',
  {
    tokenHash: text('token_hash').primaryKey(),
    personId: uuid('person_id')
      .$type<PersonId>()
      .notNull()
      .references(() => person.personId, { onDelete: 'cascade' }),
    purpose: text('purpose').$type<LinkPurpose>().notNull(),
    expiresAt: moment('expires_at').notNull(),
  },
  (table) => [index('password_link_person').on(table.personId)],
)

/**
 * Tries in a row: sign-ins to an e-mail address, whether a person has it or not, or mails with a link. Only a hash of
 * what was tried is kept.
 */
export const signInFailure = pgTable('sign_in_failure', {
  emailHash: text('email_hash').primaryKey(),
  failures: integer('failures').notNull(),
  lastFailedAt: moment('last_failed_at').notNull(),
})

/** A browser that is signed in. Only a hash of its id is kept. */
export const session = pgTable(
  'session',
  {
    idHash: text('id_hash').primaryKey(),
    personId: uuid('person_id')
      .$type<PersonId>()
      .notNull()
      .references(() => person.personId, { onDelete: 'cascade' }),
    data: jsonb('data').notNull(),
    createdAt: moment('created_at').notNull(),
    lastSeenAt: moment('last_seen_at').notNull(),
  },
  (table) => [index('session_person').on(table.personId), index('session_last_seen').on(table.lastSeenAt)],
)
