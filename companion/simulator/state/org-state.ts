import { type Static, Type } from 'typebox'
import { Value } from 'typebox/value'
import { DeployedComponent } from './deployed-component.ts'
import { readJson } from './json-file.ts'

const Scopes = Type.Array(Type.String())

export const TokenFamilyState = Type.Object({
  familyId: Type.String(),
  userId: Type.String(),
  clientId: Type.String(),
  scopes: Scopes,
  current: Type.String(),
  spent: Type.Array(Type.String()),
  lastUsedAt: Type.Optional(Type.Number()),
})

export const AccessTokenState = Type.Object({
  token: Type.String(),
  userId: Type.String(),
  clientId: Type.String(),
  scopes: Scopes,
  familyId: Type.Optional(Type.String()),
  lastUsedAt: Type.Number(),
  endless: Type.Optional(Type.Boolean()),
  /** Revoked, or ended early. */
  ended: Type.Optional(Type.Boolean()),
})

export const OrganizationOverrides = Type.Object(
  {
    isSandbox: Type.Optional(Type.Boolean()),
    /** Null comes first, since the server would coerce it to an empty text. */
    trialExpirationDate: Type.Optional(Type.Union([Type.Null(), Type.String()])),
    organizationType: Type.Optional(Type.String()),
    languageLocaleKey: Type.Optional(Type.String({ description: 'such as ja; en_US when left out' })),
  },
  { additionalProperties: false },
)

/** Simulated requests of another client, spread evenly over a span of time. */
export const Spending = Type.Object({
  from: Type.Number(),
  until: Type.Number(),
  requests: Type.Integer(),
  clientName: Type.String(),
  appName: Type.String(),
  userId: Type.String(),
})

export const EventLogSettings = Type.Object(
  {
    columns: Type.Enum(['full', 'older', 'shuffled'], { description: 'column sets vary by release' }),
    lateRows: Type.Integer({ minimum: 0, description: 'the last rows of a day that come in a second file' }),
    hourly: Type.Boolean({ description: 'whether there are files of each hour beside those of each day' }),
    forbidden: Type.Boolean({ description: 'only administrators may see the log' }),
    unavailable: Type.Boolean({ description: 'there are no files, but the rows can be queried' }),
  },
  { additionalProperties: false },
)

/** What the org lacks by its edition or its licences. */
export const Lacks = Type.Object(
  {
    objects: Type.Array(Type.String({ description: 'such as Lead' })),
    userPermissions: Type.Array(Type.String({ description: 'such as ViewEventLogFiles' })),
  },
  { additionalProperties: false },
)

const REFUSED_PARTS = ['composite', 'describe-in-composite', 'tooling-in-composite', 'in-of-field-definition'] as const

/** The configured refusals: objects hidden from all users, and requests that other orgs accept. */
export const Refusals = Type.Object({
  objects: Type.Array(Type.String()),
  parts: Type.Array(Type.Enum(REFUSED_PARTS)),
})

const RIGHTS = [
  'api-enabled', 'view-setup', 'event-log-files', 'converted-leads', 'marketing-user', 'lead-queues',
] as const // prettier-ignore

/** The rights that the integration user lacks, although the profile should grant them. */
export const Rights = Type.Object({
  without: Type.Array(Type.Enum(RIGHTS)),
  licence: Type.Enum(['Salesforce', 'Salesforce Integration']),
  objects: Type.Array(
    Type.Object(
      { object: Type.String(), right: Type.Enum(['Read', 'Create', 'Edit']) },
      { additionalProperties: false, description: 'without Read, nothing else is granted either' },
    ),
  ),
  readOnlyFields: Type.Array(Type.String({ description: 'such as Account.Website' })),
})

/** A job that the org starts by itself. */
export const ScheduledJob = Type.Object({
  id: Type.String(),
  detailId: Type.String(),
  name: Type.String(),
  /** Its class, which cannot be replaced while the job is scheduled. */
  apexClass: Type.String(),
  /** Minutes from one run to the next. */
  every: Type.Integer(),
  plannedAt: Type.Number(),
  userId: Type.String(),
})

const FORMS = ['bare', 'bursts', 'per-app', 'comma', 'over', 'missing', 'garbage', 'zero'] as const

export const HeaderForm = Type.Enum(FORMS)

/** The state of an org that survives a restart, except records and wire calls. */
export const OrgState = Type.Object({
  environment: Type.Enum(['production', 'sandbox']),
  name: Type.String(),
  organizationId: Type.String(),
  copiedAt: Type.Number(),
  schemaChangedAt: Type.Number(),
  port: Type.Number(),
  clientId: Type.String(),
  clientSecret: Type.String(),
  clockOffset: Type.Number(),
  organization: OrganizationOverrides,
  families: Type.Array(TokenFamilyState),
  accessTokens: Type.Array(AccessTokenState),
  allowance: Type.Object({ max: Type.Number(), hardCap: Type.Number() }),
  window: Type.Array(Type.Object({ at: Type.Number(), count: Type.Number() })),
  headerForm: HeaderForm,
  sessionTimeoutSeconds: Type.Optional(Type.Number()),
  rotatesRefreshTokens: Type.Optional(Type.Boolean()),
  hiddenFields: Type.Record(Type.String(), Type.Array(Type.String())),
  viewAllFields: Type.Optional(Type.Boolean()),
  refusals: Type.Optional(Refusals),
  lacks: Type.Optional(Lacks),
  rights: Type.Optional(Rights),
  spendings: Type.Optional(Type.Array(Spending)),
  eventLog: Type.Optional(EventLogSettings),
  /** The parameter Key of the principals Org and Reader. */
  pairing: Type.Optional(Type.Object({ key: Type.String(), readerKey: Type.Optional(Type.String()) })),
  /** The URL of the named credentials. It stays when the pairing ends. */
  companionUrl: Type.Optional(Type.String()),
  /** The URL of the credential without a key, where an admin entered another. */
  openCompanionUrl: Type.Optional(Type.String()),
  /** The user of the Lightning pages. The administrator where control chose no other. */
  pageUserId: Type.Optional(Type.String()),
  /** The number of its newest API version. Left out: that of today's release. */
  newestVersion: Type.Optional(Type.Integer({ minimum: 31, maximum: 68 })),
  jobs: Type.Optional(Type.Array(ScheduledJob)),
  /** Languages whose translations the org accepts. Those of the package by default. */
  languages: Type.Optional(Type.Array(Type.String())),
  deployed: Type.Array(DeployedComponent),
})

export type OrgState = Static<typeof OrgState>
export type ScheduledJob = Static<typeof ScheduledJob>
export type HeaderForm = Static<typeof HeaderForm>
export type Right = (typeof RIGHTS)[number]
export type RefusedPart = (typeof REFUSED_PARTS)[number]
export type TokenFamilyState = Static<typeof TokenFamilyState>
export type AccessTokenState = Static<typeof AccessTokenState>
export type Spending = Static<typeof Spending>
export type EventLogSettings = Static<typeof EventLogSettings>
export type OrganizationOverrides = Static<typeof OrganizationOverrides>

/** The state in a file, or undefined at a first start. Throws for a file of another shape. */
export function loadOrgState(path: string): OrgState | undefined {
  const content = readJson(path)
  if (content === undefined) return undefined
  if (!Value.Check(OrgState, content)) throw new Error(`${path} is not the state of a simulated org; delete it`)
  return content
}
