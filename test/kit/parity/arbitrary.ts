import fc from 'fast-check'
import {
  OBJECTS,
  TRIGGER_EVENTS,
  type Field,
  type Fingerprint,
  type ObjectName,
  type ObjectPart,
} from '../../../companion/src/parity/fingerprint/fingerprint.ts'

/** Names of every kind: few enough to occur in both of two orgs, with letters that languages sort differently. */
const name = fc.constantFrom(
  'Id',
  'Email',
  'Company',
  'Status',
  'a__c',
  'B__c',
  'Ä__c',
  'ns__Field__c',
  '日本__c',
  '😀__c',
)
const object = fc.constantFrom(...OBJECTS)
const text = fc.string({ unit: 'grapheme', maxLength: 12 })
const small = fc.nat(300)

const field: fc.Arbitrary<Field> = fc.record({
  name,
  type: fc.constantFrom('string', 'picklist', 'double', 'reference', 'boolean'),
  length: small,
  precision: small,
  scale: small,
  required: fc.boolean(),
  unique: fc.boolean(),
  externalId: fc.boolean(),
  formula: fc.option(text),
  references: fc.uniqueArray(name, { maxLength: 3 }),
  restricted: fc.boolean(),
  picklist: fc.uniqueArray(fc.record({ value: text, active: fc.boolean() }), {
    selector: ({ value }) => value,
    maxLength: 4,
  }),
})

const part = (objectName: ObjectName): fc.Arbitrary<ObjectPart> =>
  fc
    .record({
      name: fc.constant(objectName),
      visibility: fc.constantFrom('all' as const, 'limited' as const),
      fields: fc.uniqueArray(field, { selector: (one) => one.name, maxLength: 6 }),
      unseen: fc.uniqueArray(name, { maxLength: 4 }),
      areUnknown: fc.boolean(),
    })
    .map(({ unseen, areUnknown, ...one }) => {
      const others = unseen.filter((other) => !one.fields.some((seen) => seen.name === other))
      if (!areUnknown || others.length === 0) return { ...one, hiddenFields: others }
      return { ...one, hiddenFields: others.slice(1), unknownFields: others.slice(0, 1) }
    })

const listOf = <Item extends { object: string; name: string }>(item: fc.Arbitrary<Item>) =>
  fc.option(fc.uniqueArray(item, { selector: (one) => `${one.object} ${one.name}`, maxLength: 5 }), { freq: 8 })

const active = fc.boolean()
const trigger = fc.record({
  object,
  name,
  active,
  events: fc.uniqueArray(fc.constantFrom(...TRIGGER_EVENTS)),
  apiVersion: fc.integer({ min: 20, max: 70 }),
  checksum: fc.option(fc.constantFrom('1', '2')),
})
const flow = fc.record({ object, name, active, type: fc.constantFrom('RecordBeforeSave', 'RecordAfterSave'), on: text })
const rule = fc.record({ object, name, active })

/** Any org. */
export const anyOrg: fc.Arbitrary<Fingerprint> = fc.uniqueArray(object, { minLength: 1 }).chain((names) =>
  fc.record({
    version: fc.constant(1 as const),
    objects: fc.tuple(...names.map(part)),
    triggers: listOf(trigger),
    flows: listOf(flow),
    rules: listOf(rule),
  }),
)

/** The same org, with every list in another order. */
export const shuffled = (one: Fingerprint): fc.Arbitrary<Fingerprint> =>
  fc.nat().map((seed) => reordered(one, numbersFrom(seed)))

/** Numbers in random order. */
function numbersFrom(seed: number): () => number {
  let last = seed
  return () => (last = (last * 1_103_515_245 + 12_345) % 2_147_483_648)
}

function reordered(one: Fingerprint, draw: () => number): Fingerprint {
  const mix = <Item>(items: Item[]): Item[] =>
    items
      .map((item) => ({ item, place: draw() }))
      .toSorted((left, right) => left.place - right.place)
      .map(({ item }) => item)
  const orNull = <Item>(items: Item[] | null) => items && mix(items)
  return {
    ...one,
    objects: mix(one.objects).map((object) => ({
      ...object,
      fields: mix(object.fields).map((field) => ({
        ...field,
        references: mix(field.references),
        picklist: mix(field.picklist),
      })),
      hiddenFields: mix(object.hiddenFields),
      ...(object.unknownFields && { unknownFields: mix(object.unknownFields) }),
    })),
    triggers: orNull(one.triggers)?.map((trigger) => ({ ...trigger, events: mix(trigger.events) })) ?? null,
    flows: orNull(one.flows),
    rules: orNull(one.rules),
  }
}
