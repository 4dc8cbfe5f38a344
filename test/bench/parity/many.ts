import { OBJECTS, type Field, type Fingerprint } from '../../../companion/src/parity/fingerprint/fingerprint.ts'

type Size = { differences: number; fieldsOfEach: number }

/** Two orgs of six objects with a number of fields each, and the total number of fields that differ. */
export function manyFields(size: Size): { sandbox: Fingerprint; production: Fingerprint } {
  return { sandbox: orgOf(80, size), production: orgOf(255, size) }
}

function orgOf(length: number, { differences, fieldsOfEach }: Size): Fingerprint {
  const objects = OBJECTS.map((name, place) => ({
    name,
    visibility: 'all' as const,
    fields: Array.from({ length: fieldsOfEach }, (_, index) =>
      fieldOf(index, place * fieldsOfEach + index < differences ? length : 40),
    ),
    hiddenFields: [],
  }))
  return { version: 1, objects, triggers: [], flows: [], rules: [] }
}

const fieldOf = (index: number, length: number): Field => ({
  name: `Company_Field_${index}__c`,
  type: 'string',
  length,
  precision: 0,
  scale: 0,
  required: false,
  unique: false,
  externalId: false,
  formula: null,
  references: [],
  restricted: false,
  picklist: [],
})
