import { hash } from 'node:crypto'
import { Type, type Static } from 'typebox'
import { Exactly, Nullable } from '../../platform/schemas.ts'
import { OBJECTS, type ObjectName } from '../fingerprint/fingerprint.ts'

/** What can differ between a sandbox and production. */
export const KINDS = [
  'object-not-visible-in-sandbox',
  'object-not-visible-in-production',
  'field-missing-in-sandbox',
  'field-missing-in-production',
  'field-not-visible-in-sandbox',
  'field-not-visible-in-production',
  'field-type',
  'field-length',
  'field-precision',
  'field-required',
  'field-unique',
  'field-external-id',
  'field-formula',
  'field-references',
  'picklist-values',
  'picklist-restricted',
  'trigger-missing-in-sandbox',
  'trigger-missing-in-production',
  'trigger-inactive-in-sandbox',
  'trigger-inactive-in-production',
  'trigger-changed',
  'flow-missing-in-sandbox',
  'flow-missing-in-production',
  'flow-inactive-in-sandbox',
  'flow-inactive-in-production',
  'flow-changed',
  'rule-missing-in-sandbox',
  'rule-missing-in-production',
  'rule-inactive-in-sandbox',
  'rule-inactive-in-production',
] as const
export type Kind = (typeof KINDS)[number]

export type Severity = 'blocking' | 'notable'

/** One line of a parity report. */
export const Difference = Exactly({
  id: Type.String({ description: 'the same for the same difference in every report' }),
  object: Type.Enum([...OBJECTS]),
  kind: Type.Enum([...KINDS]),
  severity: Type.Enum(['blocking', 'notable']),
  name: Type.String(),
  sandbox: Nullable(Type.String()),
  production: Nullable(Type.String()),
  remedy: Type.String({ description: 'names the label that says what to do: parity.remedy. and this' }),
  visibility: Type.Enum(['seen', 'not-visible'], { description: 'not-visible: one side may well have it' }),
})
export type Difference = Static<typeof Difference>

/** What differs, with both sides as they are; null where a side has nothing. */
export type Found = {
  object: ObjectName
  kind: Kind
  name: string
  sandbox: string | null
  production: string | null
  severity: Severity
}

const ID_LENGTH = 32
const LONGEST = 160

/** Kinds for which there is more to do when they block than when they do not. */
const OTHER_WHEN_BLOCKING: readonly Kind[] = [
  'field-missing-in-sandbox',
  'field-missing-in-production',
  'field-length',
  'trigger-missing-in-sandbox',
]

/** A difference as the report tells it. Its id is a hash of what differs and of both sides, before they are shortened. */
export const differenceOf = ({ object, kind, name, sandbox, production, severity }: Found): Difference => ({
  id: hash('sha256', JSON.stringify([object, kind, name, sandbox, production])).slice(0, ID_LENGTH),
  object,
  kind,
  severity,
  name,
  sandbox: shortened(sandbox),
  production: shortened(production),
  remedy: severity === 'blocking' && OTHER_WHEN_BLOCKING.includes(kind) ? `${kind}.blocking` : kind,
  visibility: kind.includes('-not-visible-') ? 'not-visible' : 'seen',
})

/** No more than fits on a line, and never half a character. */
const shortened = (text: string | null): string | null =>
  text === null || text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1).replace(/[\uD800-\uDBFF]$/, '')}…`

/** By object, name and kind, which no two differences share. */
export const inReportOrder = (one: Difference, other: Difference): number =>
  compare(one.object, other.object) || compare(one.name, other.name) || compare(one.kind, other.kind)

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)
