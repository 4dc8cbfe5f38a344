import { Type } from 'typebox'
import type { OrganizationId } from '../../platform/ids.ts'
import type { NoticeId } from '../../notifications/index.ts'
import { Exactly, Moment, Nullable } from '../../platform/schemas.ts'

const SalesforceOrg = Type.Unsafe<OrganizationId>(Type.String({ pattern: '^00D[A-Za-z0-9]{15}$' }))

const Org = Exactly({
  organizationId: Type.String(),
  organizationName: Type.String(),
  environment: Type.Enum(['sandbox', 'production']),
  pairedAt: Moment,
})

export const ListedOrg = Exactly({
  ...Org.properties,
  pairedBy: Nullable(Type.String()),
  pairingId: Nullable(Type.String()),
  lastHeardAt: Type.Unsafe<Date>({ ...Moment, description: 'when it last sent something by itself' }),
  connected: Type.Boolean({ description: 'whether it is the org that is read and written' }),
  fingerprint: Nullable(Exactly({ takenAt: Moment, source: Type.Enum(['read', 'pushed']) })),
})

export const OnePairedOrg = Exactly({ organizationId: SalesforceOrg })

export const NewKeys = Exactly({
  key: Type.String({ description: 'manages the pairing; shown this once' }),
  readerKey: Type.String({ description: 'may only read; shown this once' }),
})

const Side = Exactly({ organizationId: Type.String(), name: Type.String(), takenAt: Moment })

/** The newest parity report in numbers. */
export const ParitySummary = Exactly({
  reportId: Type.String(),
  madeAt: Moment,
  counts: Exactly({ blocking: Type.Integer(), notable: Type.Integer(), identical: Type.Integer() }),
  sandbox: Side,
  production: Side,
})

/** What is reported of the orgs: the newest comparison, if there is one. */
export const ParityOrNull = Nullable(ParitySummary)

/** The first differences of the newest parity report, and where all of them are. */
export const ParityDetails = Exactly({
  differences: Type.Array(
    Exactly({
      object: Type.String(),
      kind: Type.String({ description: 'such as field-missing-in-sandbox' }),
      severity: Type.Enum(['blocking', 'notable']),
      name: Type.String({ description: 'of the field, trigger, flow or rule' }),
      title: Type.String({ description: 'what differs, in the language of the reader' }),
      sandbox: Type.String({ description: 'as it is in the sandbox, or that it is missing there, likewise' }),
      production: Type.String({ description: 'as it is in production, or that it is missing there, likewise' }),
    }),
    { description: 'blocking ones first' },
  ),
  more: Type.Integer({ minimum: 0, description: 'differences that are not listed' }),
  notCompared: Type.Array(Type.String(), {
    description: 'what could not be read of an org, in sentences in the language of the reader',
  }),
  url: Type.String({ description: 'of the report in the companion' }),
})

export const OrgParity = Exactly({ report: ParityOrNull, details: Nullable(ParityDetails), orgs: Type.Array(Org) })

const Notice = Exactly({
  noticeId: Type.String(),
  code: Type.String(),
  severity: Type.Enum(['info', 'warning', 'error']),
  title: Type.String(),
  cause: Type.String(),
  remedy: Type.String(),
  action: Exactly({ label: Type.String(), url: Type.String({ description: 'of our page where one acts on it' }) }),
  raisedAt: Moment,
  resolvedAt: Nullable(Moment, { description: 'when the cause was gone' }),
  read: Type.Boolean({ description: 'by an admin of the org' }),
  recordId: Nullable(Type.String()),
})

export const OrgNotices = Exactly({
  unread: Type.Integer(),
  total: Type.Integer(),
  notices: Type.Array(Notice),
})

export const SomeNotices = Exactly({
  noticeIds: Type.Optional(
    Type.Array(Type.Unsafe<NoticeId>(Type.String({ format: 'uuid' })), { maxItems: 100, description: 'none: all' }),
  ),
})
