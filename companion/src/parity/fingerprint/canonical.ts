import { createHash } from 'node:crypto'
import { Compile } from 'typebox/compile'
import { isStorable } from '../../platform/storable.ts'
import { refusal } from '../refusals.ts'
import { Fingerprint, LISTS, type Field, type Flow, type ObjectPart, type Rule, type Trigger } from './fingerprint.ts'

/** A fingerprint as text, the same for the same org, and the hash of what is compared of it. */
export type Canonical = { text: string; sha256: string }

/**
 * Writes a fingerprint down: members in their order, lists sorted by code units, no blanks. The hash leaves out the API
 * versions, so that an upgrade of the org alone is no change.
 */
export function canonicalOf(fingerprint: Fingerprint): Canonical {
  const whole = ordered(fingerprint)
  const compared = JSON.stringify({ ...whole, apiVersion: undefined, newestApiVersion: undefined })
  return { text: JSON.stringify(whole), sha256: createHash('sha256').update(compared).digest('hex') }
}

/** Compiled, since it is put to tens of thousands of fields: that takes a hundredth of the time. */
const fingerprints = Compile(Fingerprint)

/**
 * Reads a fingerprint from a text that need not be canonical; refused if it is none, names something twice, or has a text
 * that the database cannot keep in a report.
 */
export function parseFingerprint(text: string): Fingerprint {
  return requireReadable(jsonOf(text))
}

/** A value as a fingerprint; refused, with a JSON pointer to the fault, if it could not be kept and read back. */
export function requireReadable(value: unknown): Fingerprint {
  if (!isFingerprint(value)) throw refusal('FINGERPRINT_UNREADABLE', { pointer: pointerToFault(value) })
  return value
}

/** Whether a value can be kept as a fingerprint and read back. */
export const isFingerprint = (value: unknown): value is Fingerprint =>
  fingerprints.Check(value) && isUnambiguous(value) && isStorable(value)

/** Points to a value of another form, or to an object or a list that names something twice. */
function pointerToFault(value: unknown): string {
  if (!fingerprints.Check(value)) return fingerprints.Errors(value)[0]?.instancePath ?? ''
  const object = value.objects.findIndex((one) => !areDistinct(fieldNamesOf(one)))
  if (object >= 0) return `/objects/${object}`
  const list = LISTS.find((name) => !areDistinct((value[name] ?? []).map(keyOf)))
  return list ? `/${list}` : ''
}

/** The same fingerprint with its members and lists in the order in which they are written. */
export const ordered = ({ objects, triggers, flows, rules, ...head }: Fingerprint): Fingerprint => ({
  ...headInOrder(head),
  objects: sortedBy(objects.map(objectInOrder), ({ name }) => name),
  triggers: triggers && sortedBy(triggers.map(triggerInOrder), keyOf),
  flows: flows && sortedBy(flows.map(flowInOrder), keyOf),
  rules: rules && sortedBy(rules.map(ruleInOrder), keyOf),
})

type Head = Pick<Fingerprint, 'version' | 'apiVersion' | 'newestApiVersion'>

const headInOrder = ({ version, apiVersion, newestApiVersion }: Head): Head => ({
  version,
  ...(apiVersion && { apiVersion }),
  ...(newestApiVersion && { newestApiVersion }),
})

const objectInOrder = ({ name, visibility, fields, hiddenFields, unknownFields }: ObjectPart): ObjectPart => ({
  name,
  visibility,
  fields: sortedBy(fields.map(fieldInOrder), (field) => field.name),
  hiddenFields: hiddenFields.toSorted(byCodeUnits),
  ...(unknownFields && { unknownFields: unknownFields.toSorted(byCodeUnits) }),
})

const fieldInOrder = (field: Field): Field => ({
  name: field.name,
  type: field.type,
  length: field.length,
  precision: field.precision,
  scale: field.scale,
  required: field.required,
  unique: field.unique,
  externalId: field.externalId,
  formula: field.formula,
  references: field.references.toSorted(byCodeUnits),
  restricted: field.restricted,
  picklist: sortedBy(
    field.picklist.map(({ value, active }) => ({ value, active })),
    ({ value }) => value,
  ),
})

const triggerInOrder = ({ object, name, active, events, apiVersion, checksum }: Trigger): Trigger => ({
  object,
  name,
  active,
  events: events.toSorted(byCodeUnits),
  apiVersion,
  checksum,
})

const flowInOrder = ({ object, name, active, type, on }: Flow): Flow => ({ object, name, active, type, on })
const ruleInOrder = ({ object, name, active }: Rule): Rule => ({ object, name, active })

/** Object and name, in an order that compares the object first: nothing sorts before the character between them. */
const keyOf = ({ object, name }: { object: string; name: string }): string => `${object}\u0000${name}`

/** Sorted by a key; what has the same key, by everything it says, so that the order it came in makes no difference. */
function sortedBy<Item>(items: Item[], key: (item: Item) => string): Item[] {
  const order = (one: Item, other: Item) =>
    byCodeUnits(key(one), key(other)) || byCodeUnits(JSON.stringify(one), JSON.stringify(other))
  return items.toSorted(order)
}

const byCodeUnits = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)

const isUnambiguous = ({ objects, triggers, flows, rules }: Fingerprint): boolean =>
  areDistinct(objects.map(({ name }) => name)) &&
  objects.every((object) => areDistinct(fieldNamesOf(object))) &&
  [triggers, flows, rules].every((list) => areDistinct((list ?? []).map(keyOf)))

const fieldNamesOf = ({ fields, hiddenFields, unknownFields = [] }: ObjectPart): string[] => [
  ...fields.map(({ name }) => name),
  ...hiddenFields,
  ...unknownFields,
]

const areDistinct = (names: string[]): boolean => new Set(names).size === names.length

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
