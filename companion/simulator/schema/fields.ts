import { type Field, field, type FieldOptions } from './field.ts'

export const REQUIRED: FieldOptions = { nillable: false }
export const READ_ONLY: FieldOptions = { createable: false, updateable: false }
export const UNIQUE_KEY: FieldOptions = { externalId: true, unique: true }

export const text = (name: string, length: number, options?: FieldOptions) =>
  field(name, 'string', { length, ...options })
export const longText = (name: string, length = 32_000, options?: FieldOptions) =>
  field(name, 'textarea', { length, ...options })
export const email = (name: string, options?: FieldOptions) => field(name, 'email', { length: 80, ...options })
export const phone = (name: string, options?: FieldOptions) => field(name, 'phone', { length: 40, ...options })
export const url = (name: string, options?: FieldOptions) => field(name, 'url', { length: 255, ...options })
export const date = (name: string, options?: FieldOptions) => field(name, 'date', options)
export const datetime = (name: string, options?: FieldOptions) => field(name, 'datetime', options)
export const integer = (name: string, options?: FieldOptions) => field(name, 'int', { digits: 8, ...options })

/** A checkbox, which Salesforce never leaves empty. */
export const checkbox = (name: string, options?: FieldOptions) =>
  field(name, 'boolean', { nillable: false, defaultedOnCreate: true, defaultValue: false, ...options })

export const decimal = (name: string, [precision, scale]: [number, number], options?: FieldOptions) =>
  field(name, 'double', { precision, scale, ...options })
export const money = (name: string, options?: FieldOptions) =>
  field(name, 'currency', { precision: 18, scale: 2, ...options })
export const percent = (name: string, options?: FieldOptions) =>
  field(name, 'percent', { precision: 3, scale: 0, ...options })

export const picklist = (name: string, values: readonly string[], options?: FieldOptions) =>
  field(name, 'picklist', { length: 255, picklistValues: [...values], ...options })
export const restricted = (name: string, values: readonly string[], options?: FieldOptions) =>
  picklist(name, values, { restrictedPicklist: true, ...options })
/** A lookup. Its relationship is the name without `Id`, or with `__r` for a custom one. */
export const reference = (name: string, to: string | string[], options?: FieldOptions) =>
  field(name, 'reference', {
    length: 18,
    referenceTo: [to].flat(),
    relationshipName: name.endsWith('__c') ? name.replace(/__c$/, '__r') : name.replace(/Id$/, ''),
    ...options,
  })

export const formula = (name: string, calculatedFormula: string, of: Field) => ({
  ...of,
  ...field(name, of.type, { ...READ_ONLY, calculated: true, calculatedFormula, length: of.length }),
})

const COMPONENTS = [['Street', 255], ['City', 40], ['State', 80], ['PostalCode', 20], ['Country', 80]] as const // prettier-ignore

/** An address: the compound field and its parts, such as `MailingStreet`. */
export function address(prefix: string): Field[] {
  const compound = `${prefix}Address`
  const part: FieldOptions = { compoundFieldName: compound }
  return [
    ...COMPONENTS.map(([name, length]) =>
      name === 'Street' ? longText(prefix + name, length, part) : text(prefix + name, length, part),
    ),
    decimal(`${prefix}Latitude`, [18, 15], part),
    decimal(`${prefix}Longitude`, [18, 15], part),
    field(compound, 'address', READ_ONLY),
  ]
}

/** The fields that Salesforce itself writes on every record. */
export function systemFields(): Field[] {
  const written: FieldOptions = { ...READ_ONLY, nillable: false, defaultedOnCreate: true }
  return [
    field('Id', 'id', { ...written, length: 18, idLookup: true, label: 'Record ID' }),
    checkbox('IsDeleted', { ...READ_ONLY, label: 'Deleted' }),
    datetime('CreatedDate', written),
    reference('CreatedById', 'User', written),
    datetime('LastModifiedDate', written),
    reference('LastModifiedById', 'User', written),
    datetime('SystemModstamp', written),
  ]
}

/** The fields of a record that has an owner and a view history. */
export function ownedFields(): Field[] {
  return [
    reference('OwnerId', 'User', { nillable: false, defaultedOnCreate: true }),
    date('LastActivityDate', READ_ONLY),
    datetime('LastViewedDate', READ_ONLY),
    datetime('LastReferencedDate', READ_ONLY),
  ]
}
