import { Type, type Static } from 'typebox'
import { Exactly } from '../platform/http/schemas.ts'
import { Difference } from './compare/difference.ts'
import type { FingerprintHead } from './fingerprint/store.ts'
import type { KeptFingerprint } from './fingerprint/keep.ts'
import type { Report, ReportLine } from './report/read-report.ts'
import type { ReportHead, ReportSide } from './report/store.ts'

const Moment = Type.String({ format: 'date-time' })
const MomentOrNull = Type.Union([Moment, Type.Null()])
const TextOrNull = Type.Union([Type.String(), Type.Null()])
const Environment = Type.Enum(['sandbox', 'production'])
const Source = Type.Enum(['read', 'pushed'], { description: 'over the connection, or by the package in the org' })
const Unknown = Type.Array(Type.String(), { description: 'objects and lists that could not be read' })
const Id = Type.String({ format: 'uuid' })
export const OneReport = Exactly({ reportId: Id })

const Fingerprint = {
  fingerprintId: Id,
  organizationId: Type.String(),
  environment: Environment,
  takenAt: Moment,
  sha256: Type.String({ description: 'the same for orgs that are the same' }),
}

export const TakenAnswer = Exactly({ ...Fingerprint, unchanged: Type.Boolean(), unknown: Unknown })

/** A fingerprint that was just taken. */
export const takenAnswer = (kept: KeptFingerprint): Static<typeof TakenAnswer> => ({
  fingerprintId: kept.fingerprintId,
  organizationId: kept.organizationId,
  environment: kept.environment,
  takenAt: kept.takenAt.toISOString(),
  sha256: kept.sha256,
  unchanged: kept.unchanged,
  unknown: kept.unknown,
})

export const OrgAnswer = Exactly({ ...Fingerprint, organizationName: Type.String(), source: Source })

/** The newest fingerprint of an org. */
export const orgAnswer = (row: FingerprintHead): Static<typeof OrgAnswer> => ({
  organizationId: row.organizationId,
  organizationName: row.organizationName,
  environment: row.environment,
  source: row.source,
  takenAt: row.takenAt.toISOString(),
  sha256: row.sha256,
  fingerprintId: row.fingerprintId,
})

const Count = Type.Integer({ minimum: 0 })
const Side = Exactly({ organizationId: Type.String(), name: Type.String(), takenAt: Moment, source: Source })

const Head = {
  reportId: Id,
  madeAt: Moment,
  counts: Exactly({ blocking: Count, notable: Count, identical: Count }),
  sandbox: Side,
  production: Side,
  readAt: MomentOrNull,
  readBy: TextOrNull,
}
export const HeadAnswer = Exactly(Head)

/** A report without its differences. */
export const headAnswer = ({ reportId, madeAt, counts, ...head }: ReportHead): Static<typeof HeadAnswer> => ({
  reportId,
  madeAt: madeAt.toISOString(),
  counts,
  sandbox: sideAnswer(head.sandbox),
  production: sideAnswer(head.production),
  readAt: head.readAt?.toISOString() ?? null,
  readBy: head.readBy,
})

const sideAnswer = ({ organizationId, organizationName, takenAt, source }: ReportSide): Static<typeof Side> => ({
  organizationId,
  name: organizationName,
  takenAt: takenAt.toISOString(),
  source,
})

const Acceptance = Exactly({ by: Type.String(), at: Moment, reason: Type.String() })
const Line = Exactly({
  ...Difference.properties,
  change: Type.Enum(['new', 'same'], { description: 'since the report before' }),
  accepted: Type.Union([Acceptance, Type.Null()]),
  setupUrl: TextOrNull,
})
const { id, object, kind, name } = Difference.properties
export const ReportAnswer = Exactly({
  ...Head,
  differences: Type.Array(Line),
  gone: Type.Array(Exactly({ id, object, kind, name }), { description: 'what only the report before has' }),
  unknown: Exactly({ sandbox: Unknown, production: Unknown }),
})

/** A report with its differences. */
export const reportAnswer = ({ differences, gone, unknown, ...head }: Report): Static<typeof ReportAnswer> => ({
  ...headAnswer(head),
  differences: differences.map(lineAnswer),
  gone: gone.map((one) => ({ id: one.id, object: one.object, kind: one.kind, name: one.name })),
  unknown,
})

const lineAnswer = ({ accepted, ...line }: ReportLine): Static<typeof Line> => ({
  ...line,
  accepted: accepted && { by: accepted.by, at: accepted.at.toISOString(), reason: accepted.reason },
})
