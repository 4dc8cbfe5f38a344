import { Type } from 'typebox'
import { Exactly, Moment, Nullable } from '../platform/schemas.ts'
import { Difference } from './compare/difference.ts'
import { SideWords } from './words/side.ts'

const Environment = Type.Enum(['sandbox', 'production'])
const Source = Type.Enum(['read', 'pushed'], { description: 'over the connection, or by the package in the org' })
const Unknown = Type.Array(Type.String(), { description: 'objects and lists that could not be read' })
const ApiVersion = Nullable(Type.String(), { description: 'by which the org was described, such as 67.0' })
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

export const OrgAnswer = Exactly({ ...Fingerprint, organizationName: Type.String(), source: Source })

const Count = Type.Integer({ minimum: 0 })
const Side = Exactly({ organizationId: Type.String(), name: Type.String(), takenAt: Moment, source: Source })

const Head = {
  reportId: Id,
  madeAt: Moment,
  counts: Exactly({ blocking: Count, notable: Count, identical: Count }),
  sandbox: Side,
  production: Side,
  readAt: Nullable(Moment),
  readBy: Nullable(Type.String()),
}
export const HeadAnswer = Exactly(Head)

const Acceptance = Exactly({ by: Type.String(), at: Moment, reason: Type.String() })
const Line = Exactly({
  ...Difference.properties,
  change: Type.Enum(['new', 'same'], { description: 'since the report before' }),
  accepted: Nullable(Acceptance),
  setupUrl: Nullable(Type.String()),
  words: Exactly(
    { sandbox: SideWords, production: SideWords },
    { description: 'what each org has, in the language of the reader' },
  ),
})
const { id, object, kind, name } = Difference.properties
export const ReportAnswer = Exactly({
  ...Head,
  differences: Type.Array(Line),
  gone: Type.Array(Exactly({ id, object, kind, name }), { description: 'what only the report before has' }),
  unknown: Exactly({ sandbox: Unknown, production: Unknown }),
  apiVersions: Exactly({ sandbox: ApiVersion, production: ApiVersion }),
})
