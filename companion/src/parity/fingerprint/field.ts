import { Compile } from 'typebox/compile'
import { isStorable } from '../../platform/storable.ts'
import type { DescribedField } from '../../salesforce/index.ts'
import { Field } from './fingerprint.ts'

/**
 * A field of a fingerprint, from what describe tells. What depends on who asks is left out: labels, and whether the user
 * may write it.
 */
export const fieldOf = (described: DescribedField): Field => ({
  name: described.name,
  type: described.type,
  length: described.length,
  precision: described.precision,
  scale: described.scale,
  required: !described.nillable && !described.defaultedOnCreate,
  unique: described.unique,
  externalId: described.externalId,
  formula: described.calculated ? (described.calculatedFormula ?? '') : null,
  references: described.referenceTo,
  restricted: described.restrictedPicklist,
  picklist: described.picklistValues.map(({ value, active }) => ({ value, active })),
})

const fields = Compile(Field)

/** Whether a field can be kept and read back. */
export const isKeepable = (field: Field): boolean => fields.Check(field) && isStorable(field)
