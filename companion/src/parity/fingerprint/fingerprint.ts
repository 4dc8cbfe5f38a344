import { Type, type Static } from 'typebox'
import { Exactly, Nullable } from '../../platform/schemas.ts'

/** The objects that the integration works with, in the order of their names. */
export const OBJECTS = ['Account', 'Campaign', 'Case', 'Contact', 'Lead', 'Opportunity'] as const
export type ObjectName = (typeof OBJECTS)[number]

/** When an Apex trigger fires. */
export const TRIGGER_EVENTS = [
  'AfterDelete',
  'AfterInsert',
  'AfterUndelete',
  'AfterUpdate',
  'BeforeDelete',
  'BeforeInsert',
  'BeforeUpdate',
] as const

/** More than an org can have of each, and little enough for a parser. State picklists with all of ISO 3166-2 have 5,046. */
const MOST = { fields: 2_000, values: 10_000, references: 500, triggers: 5_000, flows: 10_000, rules: 10_000 }

const Name = Type.String({ minLength: 1, maxLength: 255 })
const Word = Type.String({ maxLength: 64 })
const Count = Type.Integer({ minimum: 0, maximum: 2_147_483_647 })
const ApiVersion = Type.String({ pattern: '^\\d{1,3}\\.\\d$' })
const ObjectOf = Type.Enum([...OBJECTS])

export const Field = Exactly({
  name: Name,
  /** As describe calls it, such as `string` or `reference`. */
  type: Word,
  length: Count,
  precision: Count,
  scale: Count,
  /** Whether a new record needs a value that no default fills in. */
  required: Type.Boolean(),
  unique: Type.Boolean(),
  externalId: Type.Boolean(),
  /** Null for a field that is none; empty where the formula is not told. */
  formula: Nullable(Type.String({ maxLength: 65_536 })),
  references: Type.Array(Name, { maxItems: MOST.references }),
  restricted: Type.Boolean(),
  picklist: Type.Array(Exactly({ value: Type.String({ maxLength: 1_024 }), active: Type.Boolean() }), {
    maxItems: MOST.values,
  }),
})
export type Field = Static<typeof Field>

const ObjectPart = Exactly({
  name: ObjectOf,
  /** `limited`: there may be fields that were not seen and of which not even the name is known. */
  visibility: Type.Enum(['all', 'limited']),
  fields: Type.Array(Field, { maxItems: MOST.fields }),
  /** Fields that are known to exist and were not seen. */
  hiddenFields: Type.Array(Name, { maxItems: MOST.fields }),
  /** Fields that were seen, but whose properties were not understood. Left out if there are none. */
  unknownFields: Type.Optional(Type.Array(Name, { minItems: 1, maxItems: MOST.fields })),
})
export type ObjectPart = Static<typeof ObjectPart>

const Trigger = Exactly({
  object: ObjectOf,
  name: Name,
  active: Type.Boolean(),
  events: Type.Array(Type.Enum([...TRIGGER_EVENTS]), { maxItems: TRIGGER_EVENTS.length }),
  apiVersion: Type.Number({ minimum: 0, maximum: 1_000 }),
  /** Null where the body is a secret of its package. */
  checksum: Nullable(Word),
})
export type Trigger = Static<typeof Trigger>

const Flow = Exactly({ object: ObjectOf, name: Name, active: Type.Boolean(), type: Word, on: Word })
export type Flow = Static<typeof Flow>

const Rule = Exactly({ object: ObjectOf, name: Name, active: Type.Boolean() })
export type Rule = Static<typeof Rule>

/**
 * What an org looks like, without its id, a time or a label. An object that could not be read is not there, and a list
 * that could not be read is null: unknown, which is something else than empty.
 */
export const Fingerprint = Exactly({
  version: Type.Literal(1),
  /** The API version in which the org described itself. Left out by older readings. */
  apiVersion: Type.Optional(ApiVersion),
  /** The newest API version that the org knows, where it said so. */
  newestApiVersion: Type.Optional(ApiVersion),
  objects: Type.Array(ObjectPart, { minItems: 1, maxItems: OBJECTS.length }),
  triggers: Nullable(Type.Array(Trigger, { maxItems: MOST.triggers })),
  flows: Nullable(Type.Array(Flow, { maxItems: MOST.flows })),
  rules: Nullable(Type.Array(Rule, { maxItems: MOST.rules })),
})
export type Fingerprint = Static<typeof Fingerprint>

export const LISTS = ['triggers', 'flows', 'rules'] as const

/** What of an org is unknown: lists by their names, objects by theirs, and fields such as `Lead.Rating`. */
export const unknownPartsOf = (fingerprint: Fingerprint): string[] => [
  ...OBJECTS.filter((object) => !fingerprint.objects.some(({ name }) => name === object)),
  ...fingerprint.objects.flatMap(({ name, unknownFields = [] }) => unknownFields.map((field) => `${name}.${field}`)),
  ...LISTS.filter((list) => fingerprint[list] === null),
]
