import { OBJECTS, type Field, type Fingerprint } from '../../../companion/src/parity/fingerprint/fingerprint.ts'

const FIELDS_OF_EACH = 2_000

/** Two orgs of 12,000 fields, of which so many differ. */
export function manyFields(differing: number): { sandbox: Fingerprint; production: Fingerprint } {
  return { sandbox: orgOf(80, differing), production: orgOf(255, differing) }
}

function orgOf(length: number, differing: number): Fingerprint {
  const objects = OBJECTS.map((name, place) => ({
    name,
    visibility: 'all' as const,
    fields: Array.from({ length: FIELDS_OF_EACH }, (_, index) =>
      fieldOf(index, place * FIELDS_OF_EACH + index < differing ? length : 40),
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
