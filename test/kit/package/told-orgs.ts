import fc from 'fast-check'
import { OBJECTS, TRIGGER_EVENTS } from '../../../companion/src/parity/fingerprint/fingerprint.ts'
import type { DescribedField } from '../../../companion/src/salesforce/api/describe.ts'
import type { DescribedObject } from '../../../packages/apex-interpreter/index.ts'
import type { SimulatedOrg } from '../../../scripts/salesforce/apex-runs/simulated-org.ts'

const text = fc.string({ unit: 'grapheme', maxLength: 8 })
const number = fc.nat(300)
const flag = fc.boolean()
const types = fc.constantFrom(
  'string',
  'int',
  'double',
  'picklist',
  'multipicklist',
  'reference',
  'boolean',
  'datetime',
)

/** A field in describe. Only a field with values lists them. */
const describedField: fc.Arbitrary<DescribedField> = fc
  .record({
    name: fc.stringMatching(/^[A-Za-z][A-Za-z0-9_]{0,8}__c$/),
    type: types,
    length: number,
    precision: number,
    scale: number,
    nillable: flag,
    defaultedOnCreate: flag,
    unique: flag,
    externalId: flag,
    calculated: flag,
    calculatedFormula: fc.option(text),
    referenceTo: fc.uniqueArray(fc.constantFrom('User', 'Group', 'Account', 'a__c', 'B__c'), { maxLength: 3 }),
    restrictedPicklist: flag,
    picklistValues: fc.uniqueArray(fc.record({ value: text, active: flag }), {
      selector: ({ value }) => value,
      maxLength: 4,
    }),
  })
  .map((field) => ({ ...field, picklistValues: field.type.endsWith('picklist') ? field.picklistValues : [] }))

/** An object with any fields. No two names differ only in case. */
const describedObject = (name: string): fc.Arbitrary<DescribedObject> =>
  fc
    .uniqueArray(describedField, { selector: (field) => field.name.toLowerCase(), maxLength: 6 })
    .map((fields) => ({ name, fields }))

const developerName = fc.constantFrom('Route', 'route', 'Score', 'ns__Score', 'Ärlig')
const prefix = fc.constantFrom(null, 'ns', 'other')
const object = fc.constantFrom(...OBJECTS, 'Task')

const triggerRow = fc.record({
  Name: developerName,
  NamespacePrefix: prefix,
  TableEnumOrId: object,
  Status: fc.constantFrom('Active', 'Inactive', 'Deleted'),
  ApiVersion: fc.integer({ min: 20, max: 70 }),
  BodyCrc: fc.constantFrom(null, 0, 1_000, 3_187_164_382),
  ...Object.fromEntries(TRIGGER_EVENTS.map((event) => [`Usage${event}`, flag])),
})

const flowRow = fc.record({
  ApiName: developerName,
  NamespacePrefix: prefix,
  IsActive: flag,
  TriggerType: fc.constantFrom(null, 'RecordAfterSave', 'RecordBeforeSave'),
  RecordTriggerType: fc.constantFrom(null, 'Create', 'Update'),
  TriggerObjectOrEventId: object,
})

/** Any org as its describes and rows show it, including automation on other objects. */
export const toldOrg: fc.Arbitrary<SimulatedOrg> = fc.record({
  objects: fc.tuple(...OBJECTS.map(describedObject)),
  triggers: fc.array(triggerRow, { maxLength: 5 }),
  flows: fc.array(flowRow, { maxLength: 5 }),
})
