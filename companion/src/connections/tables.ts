import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { tenant } from '../accounts/tables.ts'
import type { OrganizationId, PersonId, TenantId } from '../platform/ids.ts'
import type { ConnectionId, HandshakeId } from './ids.ts'
import type { Environment, OrgKind } from './environment.ts'
import type { ConnectionEvent, ConnectionState, ConnectionStatus } from './state.ts'
import type { HealthPart } from './health/outcome.ts'

export type { Environment }

const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })

const ofTenant = () =>
  uuid('tenant_id')
    .$type<TenantId>()
    .notNull()
    .references(() => tenant.tenantId, { onDelete: 'cascade' })

export type HandshakeState = 'waiting' | 'exchanging' | 'connected' | 'refused' | 'interrupted'
export type HandshakePurpose = 'connect' | 'reauthorize' | 'relink'

/** One attempt to connect an org: from the pop-up's opening to the answer of Salesforce. */
export const handshake = pgTable(
  'handshake',
  {
    handshakeId: uuid('handshake_id').$type<HandshakeId>().primaryKey(),
    tenantId: ofTenant(),
    state: text('state').$type<HandshakeState>().notNull(),
    /** To connect an org, to authorize its connection again, or to go on with a sandbox that was refreshed. */
    purpose: text('purpose').$type<HandshakePurpose>().notNull().default('connect'),
    /** The connection that is authorized again. */
    connectionId: uuid('connection_id').$type<ConnectionId>(),
    /** Whether the person agreed to go on as another integration user. */
    allowOtherUser: boolean('allow_other_user').notNull().default(false),
    /** Who began it. */
    personId: uuid('person_id').$type<PersonId>(),
    /** Hashes of the values that come back with the callback: in its address, and in the browser's cookie. */
    oauthStateHash: text('oauth_state_hash').notNull(),
    browserHash: text('browser_hash').notNull(),
    environment: text('environment').$type<Environment>().notNull(),
    loginOrigin: text('login_origin').notNull(),
    clientId: text('client_id').notNull(),
    /** Sealed, and wiped as soon as the handshake is over. */
    clientSecret: text('client_secret'),
    verifier: text('verifier'),
    problemCode: text('problem_code'),
    problemParams: jsonb('problem_params').$type<Record<string, string | number>>(),
    expiresAt: moment('expires_at').notNull(),
    exchangingSince: moment('exchanging_since'),
    /** The name of the person who began it, and when it failed: the history of sign-ins tells both. */
    personName: text('person_name'),
    failedAt: moment('failed_at'),
  },
  (table) => [
    uniqueIndex('handshake_oauth_state').on(table.oauthStateHash),
    index('handshake_expires').on(table.expiresAt),
    index('handshake_failed').on(table.tenantId, table.failedAt),
    check('handshake_state', sql`${table.state} in ('waiting', 'exchanging', 'connected', 'refused', 'interrupted')`),
    check('handshake_purpose', sql`${table.purpose} in ('connect', 'reauthorize', 'relink')`),
    check('handshake_environment', sql`${table.environment} in ('sandbox', 'production')`),
  ],
)

/** The org that a tenant is connected to: at most one. */
export const connection = pgTable(
  'connection',
  {
    connectionId: uuid('connection_id').$type<ConnectionId>().primaryKey(),
    tenantId: ofTenant(),
    status: text('status').$type<ConnectionStatus>().notNull(),
    organizationId: text('organization_id').$type<OrganizationId>().notNull(),
    orgName: text('org_name').notNull(),
    orgKind: text('org_kind').$type<OrgKind>().notNull(),
    environment: text('environment').$type<Environment>().notNull(),
    instanceUrl: text('instance_url').notNull(),
    loginOrigin: text('login_origin').notNull(),
    clientId: text('client_id').notNull(),
    userId: text('user_id').notNull(),
    username: text('username').notNull(),
    userName: text('user_name').notNull(),
    /** Sealed; null for an app without a secret. */
    clientSecret: text('client_secret'),
    /** Null once they are wiped. */
    accessToken: text('access_token'),
    refreshToken: text('refresh_token'),
    connectedAt: moment('connected_at').notNull(),
    /** Counts the pairs of tokens, so that a caller knows whether the token that failed is still the newest. */
    tokenVersion: integer('token_version').notNull().default(1),
    refreshedAt: moment('refreshed_at').notNull(),
    /** The attempt that exchanges the refresh token now, and until when it excludes others. */
    refreshOwner: uuid('refresh_owner'),
    refreshUntil: moment('refresh_until'),
    /** How often in a row Salesforce refused the refresh token without ending it, and when the next exchange may start. */
    refreshRefusals: integer('refresh_refusals').notNull().default(0),
    refreshRetryAt: moment('refresh_retry_at'),
    /** The org that answers now where a refreshed sandbox was. */
    foundOrganizationId: text('found_organization_id').$type<OrganizationId>(),
    deletionRequestedAt: moment('deletion_requested_at'),
    deletionRequestedBy: text('deletion_requested_by'),
    /** What became of the tokens at Salesforce; null until that is known. */
    tokensRevoked: text('tokens_revoked').$type<'yes' | 'no'>(),
    /** How often it was tried to revoke them. */
    revokeTries: integer('revoke_tries').notNull().default(0),
  },
  (table) => [
    uniqueIndex('connection_one_per_tenant').on(table.tenantId),
    check(
      'connection_status',
      sql`${table.status} in ('connected', 'authorization-required', 'sandbox-refreshed', 'deleting')`,
    ),
    check('connection_refresh', sql`(${table.refreshOwner} is null) = (${table.refreshUntil} is null)`),
    check(
      'connection_tokens',
      sql`${table.status} = 'deleting' or (${table.accessToken} is not null and ${table.refreshToken} is not null)`,
    ),
    check('connection_environment', sql`(${table.environment} = 'production') = (${table.orgKind} = 'production')`),
  ],
)

/** Whether a connection works, beside its state. No row: it was never used. */
export const connectionHealth = pgTable(
  'connection_health',
  {
    connectionId: uuid('connection_id')
      .$type<ConnectionId>()
      .notNull()
      .references(() => connection.connectionId, { onDelete: 'cascade' }),
    part: text('part').$type<HealthPart>().notNull().default('api'),
    lastSuccessAt: moment('last_success_at'),
    /** How many tries failed in a row, since when, and when background work tries again. */
    failures: integer('failures').notNull().default(0),
    failingSince: moment('failing_since'),
    nextTryAt: moment('next_try_at'),
    /** The last failure: it stays after a success. */
    failedAt: moment('failed_at'),
    problemCode: text('problem_code'),
    problemParams: jsonb('problem_params').$type<Record<string, string | number>>(),
    /** When the notice of the failure was raised, until the notice of its end. */
    toldAt: moment('told_at'),
    /** The refusal of the limit that stopped the last call, and until when. */
    pausedBy: text('paused_by'),
    pausedParams: jsonb('paused_params').$type<Record<string, string | number>>(),
    pausedUntil: moment('paused_until'),
    /** Until when a test of a person excludes others. */
    testingUntil: moment('testing_until'),
  },
  (table) => [
    primaryKey({ columns: [table.connectionId, table.part] }),
    check('connection_health_part', sql`${table.part} in ('api', 'event-log')`),
  ],
)

export type ConnectionRow = typeof connection.$inferSelect
export type NewConnection = typeof connection.$inferInsert

/**
 * Tenants that were connected to production, for good. A trigger of `connection` writes it and refuses a sandbox
 * afterwards; another refuses to change or delete it.
 */
export const goneLive = pgTable('gone_live', {
  tenantId: uuid('tenant_id')
    .$type<TenantId>()
    .primaryKey()
    .references(() => tenant.tenantId),
  organizationId: text('organization_id').$type<OrganizationId>().notNull(),
  at: moment('at').notNull(),
})

/** Every change of a connection's state, with its reason; never changed. */
export const connectionEvent = pgTable(
  'connection_event',
  {
    eventId: bigint('event_id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    tenantId: uuid('tenant_id')
      .$type<TenantId>()
      .notNull()
      .references(() => tenant.tenantId),
    connectionId: uuid('connection_id').$type<ConnectionId>().notNull(),
    organizationId: text('organization_id').$type<OrganizationId>().notNull(),
    environment: text('environment').$type<Environment>().notNull(),
    at: moment('at').notNull(),
    event: text('event').$type<ConnectionEvent>().notNull(),
    fromState: text('from_state').$type<ConnectionState>().notNull(),
    toState: text('to_state').$type<ConnectionState>().notNull(),
    /** Why, such as a refusal's code; the words are made where it is read. */
    reason: text('reason'),
    /** Who did it; null where the service did. */
    personName: text('person_name'),
  },
  (table) => [index('connection_event_of_tenant').on(table.tenantId, table.eventId)],
)

/** A sandbox as Salesforce listed it: its id with 15 characters, and the end of its newest copy in ISO 8601. */
export type KnownSandbox = {
  name: string
  licence: string
  organizationId: string | null
  refreshedAt: string | null
  isCopying: boolean
}

/** The sandboxes of a connected production org. */
export const orgSandboxes = pgTable(
  'org_sandboxes',
  {
    tenantId: ofTenant(),
    organizationId: text('organization_id').notNull(),
    /** When Salesforce was last asked, whatever it answered. */
    askedAt: moment('asked_at').notNull(),
    /** When it last answered with a list. Null: never. */
    readAt: moment('read_at'),
    /** The code of its refusal, if it refused when it was last asked. */
    refusedWith: text('refused_with'),
    /** As of `readAt`. */
    sandboxes: jsonb('sandboxes').$type<KnownSandbox[]>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.organizationId] })],
)
