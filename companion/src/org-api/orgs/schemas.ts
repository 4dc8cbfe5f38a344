import { Type, type Static } from 'typebox'
import type { NoticeId, OrganizationId } from '../../platform/ids.ts'
import { Exactly } from '../../platform/http/schemas.ts'
import type { PairedOrg } from './read.ts'
import type { PairedOrgRow } from './paired-orgs.ts'

const Moment = Type.String({ format: 'date-time' })
const SalesforceOrg = Type.Unsafe<OrganizationId>(Type.String({ pattern: '^00D[A-Za-z0-9]{15}$' }))

const Org = Exactly({
  organizationId: Type.String(),
  organizationName: Type.String(),
  environment: Type.Enum(['sandbox', 'production']),
  pairedAt: Moment,
})

const TextOrNull = Type.Union([Type.String(), Type.Null()])

export const ListedOrg = Exactly({
  ...Org.properties,
  pairedBy: TextOrNull,
  pairingId: TextOrNull,
  lastHeardAt: Type.String({ format: 'date-time', description: 'when it last sent something by itself' }),
  connected: Type.Boolean({ description: 'whether it is the org that is read and written' }),
  fingerprint: Type.Union([Exactly({ takenAt: Moment, source: Type.Enum(['read', 'pushed']) }), Type.Null()]),
})

/** A paired org as another one is told of it. */
export const orgAnswer = (row: PairedOrgRow): Static<typeof Org> => ({
  organizationId: row.organizationId,
  organizationName: row.organizationName,
  environment: row.environment,
  pairedAt: row.pairedAt.toISOString(),
})

/** A paired org as the people of its tenant see it. */
export const pairedOrgAnswer = ({ fingerprint, ...org }: PairedOrg): Static<typeof ListedOrg> => ({
  ...orgAnswer(org),
  pairedBy: org.pairedBy,
  pairingId: org.pairingId,
  lastHeardAt: org.lastHeardAt.toISOString(),
  connected: org.connected,
  fingerprint: fingerprint ? { takenAt: fingerprint.takenAt.toISOString(), source: fingerprint.source } : null,
})

export const OnePairedOrg = Exactly({ organizationId: SalesforceOrg })

export const NewKey = Exactly({ key: Type.String({ description: 'shown this once' }) })

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
export const ParityOrNull = Type.Union([ParitySummary, Type.Null()])

export const OrgParity = Exactly({ report: ParityOrNull, orgs: Type.Array(Org) })

const Notice = Exactly({
  noticeId: Type.String(),
  code: Type.String(),
  severity: Type.Enum(['info', 'warning', 'error']),
  title: Type.String(),
  cause: Type.String(),
  remedy: Type.String(),
  raisedAt: Moment,
  read: Type.Boolean({ description: 'by an admin of the org' }),
  recordId: TextOrNull,
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
