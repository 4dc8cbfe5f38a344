import { Type, type Static } from 'typebox'
import { Value } from 'typebox/value'
import { Nullable } from '../../platform/schemas.ts'
import { refusal } from '../refusals.ts'

/** The properties of a field that we read. Salesforce describes only fields that the user may see. */
const DescribedField = Type.Object({
  name: Type.String(),
  type: Type.String(),
  length: Type.Integer(),
  precision: Type.Integer(),
  scale: Type.Integer(),
  nillable: Type.Boolean(),
  defaultedOnCreate: Type.Boolean(),
  unique: Type.Boolean(),
  externalId: Type.Boolean(),
  calculated: Type.Boolean(),
  calculatedFormula: Nullable(Type.String()),
  referenceTo: Type.Array(Type.String()),
  restrictedPicklist: Type.Boolean(),
  picklistValues: Type.Array(Type.Object({ value: Type.String(), active: Type.Boolean() })),
})
export type DescribedField = Static<typeof DescribedField>

const Description = Type.Object({ name: Type.String(), fields: Type.Array(DescribedField) })

/** The fields in the body of a describe. */
export function describedFields(body: unknown): DescribedField[] {
  if (!Value.Check(Description, body)) throw refusal('SALESFORCE_ANSWER_UNREADABLE')
  return body.fields
}
