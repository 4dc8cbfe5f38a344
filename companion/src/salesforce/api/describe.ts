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

const Named = Type.Object({ name: Type.String() })
const Description = Type.Object({ name: Type.String(), fields: Type.Array(Named) })

/** The fields of an object, and the names of those whose properties came in a form that we do not understand. */
export type Described = { fields: DescribedField[]; unknown: string[] }

/** Reads the body of a describe. A field that cannot be understood costs only itself. */
export function describedFields(body: unknown): Described {
  if (!Value.Check(Description, body)) throw refusal('SALESFORCE_ANSWER_UNREADABLE')
  const isUnderstood = (field: unknown): field is DescribedField => Value.Check(DescribedField, field)
  return {
    fields: body.fields.filter(isUnderstood),
    unknown: body.fields.filter((field) => !isUnderstood(field)).map(({ name }) => name),
  }
}
