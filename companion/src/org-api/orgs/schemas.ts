import { Type, type Static } from 'typebox'
import type { NoticeId, OrganizationId } from '../../platform/ids.ts'
import { Exactly, NoBody, NoContent } from '../../platform/http/schemas.ts'
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

const ListedOrg = Exactly({
  ...Org.properties,
  pairedBy: TextOrNull,
  pairingId: TextOrNull,
  lastHeardAt: Type.String({ format: 'date-time', description: 'when it last sent something by itself' }),
  connected: Type.Boolean({ description: 'whether it is the org that is read and written' }),
  fingerprint: Type.Union([Exactly({ takenAt: Moment, source: Type.Enum(['read', 'pushed']) }), Type.Null()]),
})

export const ListPairedOrgs = {
  summary: 'The Salesforce orgs that report here',
  tags: ['pairing'],
  response: { 200: Exactly({ orgs: Type.Array(ListedOrg) }) },
}

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

export const UnpairOrg = {
  summary: 'Ends the pairing of an org; its key stops working at once',
  tags: ['pairing'],
  params: Exactly({ organizationId: SalesforceOrg }),
  response: { 204: NoContent },
}

export const EndPairing = {
  summary: 'Ends the pairing of the org that asks',
  tags: ['pairing'],
  response: { 204: NoContent },
}

export const RotateKey = {
  summary: 'Gives the paired org a new key; the old one works until a day after the new one was first used',
  tags: ['pairing'],
  body: NoBody,
  response: { 201: Exactly({ key: Type.String({ description: 'shown this once' }) }) },
}

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

export const ReadOrgParity = {
  summary: 'The newest comparison of a sandbox with production, and the orgs that report, for the paired org that asks',
  tags: ['pairing'],
  response: { 200: Exactly({ report: ParityOrNull, orgs: Type.Array(Org) }) },
}

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

export const ReadOrgNotices = {
  summary: 'What the people of the tenant are told, for the paired org that asks; the newest first, 100 at most',
  tags: ['pairing'],
  response: { 200: Exactly({ unread: Type.Integer(), total: Type.Integer(), notices: Type.Array(Notice) }) },
}

export const MarkOrgNoticesAsRead = {
  summary: 'Keeps that the paired org has read some notices, or all',
  tags: ['pairing'],
  body: Exactly({
    noticeIds: Type.Optional(
      Type.Array(Type.Unsafe<NoticeId>(Type.String({ format: 'uuid' })), { maxItems: 100, description: 'none: all' }),
    ),
  }),
  response: { 204: NoContent },
}
