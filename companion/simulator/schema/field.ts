export type FieldType =
  | 'id' | 'string' | 'textarea' | 'picklist' | 'multipicklist' | 'reference' | 'boolean' | 'date' | 'datetime'
  | 'email' | 'phone' | 'url' | 'int' | 'double' | 'currency' | 'percent' | 'address' // prettier-ignore

/** The members of a field's describe that vary. */
export type Field = {
  name: string
  label: string
  type: FieldType
  length: number
  precision: number
  scale: number
  digits: number
  custom: boolean
  nillable: boolean
  unique: boolean
  caseSensitive: boolean
  externalId: boolean
  idLookup: boolean
  nameField: boolean
  createable: boolean
  updateable: boolean
  defaultedOnCreate: boolean
  defaultValue: string | boolean | number | null
  calculated: boolean
  calculatedFormula: string | null
  autoNumber: boolean
  compoundFieldName: string | null
  restrictedPicklist: boolean
  picklistValues: string[]
  referenceTo: string[]
  relationshipName: string | null
  inlineHelpText: string | null
}

export type FieldOptions = Partial<Omit<Field, 'name' | 'type'>>

/** A field with defaults for every member that is not given. */
export function field(name: string, type: FieldType, options: FieldOptions = {}): Field {
  const required = options.nillable === false
  return {
    ...USUAL,
    name,
    type,
    label: labelOf(name),
    custom: name.endsWith('__c'),
    idLookup: options.externalId ?? false,
    ...(required && { nillable: false }),
    ...options,
  }
}

const USUAL = {
  length: 0, precision: 0, scale: 0, digits: 0, nillable: true, unique: false, caseSensitive: false, externalId: false,
  nameField: false, createable: true, updateable: true, defaultedOnCreate: false, defaultValue: null, calculated: false,
  calculatedFormula: null, autoNumber: false, compoundFieldName: null, restrictedPicklist: false, picklistValues: [],
  referenceTo: [], relationshipName: null, inlineHelpText: null,
} satisfies Partial<Field> // prettier-ignore

function labelOf(name: string): string {
  const words = name.replace(/__c$/, '').replace(/Id$/, (id) => (name === 'Id' ? id : ' ID'))
  return words.replaceAll('_', ' ').replace(/([a-z])([A-Z])/g, '$1 $2')
}
