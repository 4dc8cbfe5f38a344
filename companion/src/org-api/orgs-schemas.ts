import { Type } from 'typebox'
import type { NoticeId, OrganizationId } from '../platform/ids.ts'
import { Exactly, NoBody, NoContent } from '../platform/schemas.ts'

const Moment = Type.String({ format: 'date-time' })
const SalesforceOrg = Type.Unsafe<OrganizationId>(Type.String({ pattern: '^00D[A-Za-z0-9]{15}$' }))

export const ListPairedOrgs = {
  summary: 'The Salesforce orgs that report here',
  tags: ['pairing'],
  response: {
    200: Exactly({
      orgs: Type.Array(
        Exactly({
          organizationId: Type.String(),
          organizationName: Type.String(),
          environment: Type.Enum(['sandbox', 'production']),
          pairedAt: Moment,
        }),
      ),
    }),
  },
}

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
  response: { 200: Exactly({ report: ParityOrNull, orgs: ListPairedOrgs.response[200].properties.orgs }) },
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
})

export const ReadOrgNotices = {
  summary: 'What the people of the tenant are told, for the paired org that asks; the newest first, 100 at most',
  tags: ['pairing'],
  response: { 200: Exactly({ unread: Type.Integer(), notices: Type.Array(Notice) }) },
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
