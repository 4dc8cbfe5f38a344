import type { Field } from './field.ts'
import { checkbox } from './fields.ts'
import type { ObjectSchema } from './object.ts'

/** The fields that production got after the sandbox was created. */
const MISSING = ['Lead.Preference_Center_URL__c', 'Opportunity.Discount_Percent__c']
/** The fields in development in the sandbox, which production does not have yet. */
const ADDED: Record<string, Field[]> = { Lead: [checkbox('Is_Research_Lab__c')] }
/** The changes made only in the sandbox. */
const CHANGED: Record<string, Partial<Field>> = {
  'Account.Customer_Number__c': { length: 30 },
  'Contact.Department': { length: 60 },
  'Case.Potential_Liability__c': { picklistValues: ['No', 'Yes', 'Unknown'] },
}

/** An object of the sandbox: close to production, with enough differences for a comparison. */
export function asInSandbox(object: ObjectSchema): ObjectSchema {
  const kept = object.fields.filter(({ name }) => !MISSING.includes(`${object.name}.${name}`))
  const fields = kept.map((field) => ({ ...field, ...CHANGED[`${object.name}.${field.name}`] }))
  return { ...object, fields: [...fields, ...(ADDED[object.name] ?? [])] }
}
