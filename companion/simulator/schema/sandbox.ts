import type { Field } from './field.ts'
import { checkbox } from './fields.ts'
import type { ObjectSchema } from './object.ts'

/** What production got after the sandbox was made. */
const MISSING = ['Lead.Preference_Center_URL__c', 'Opportunity.Discount_Percent__c']
/** What is being built in the sandbox and production does not have yet. */
const ADDED: Record<string, Field[]> = { Lead: [checkbox('Is_Research_Lab__c')] }
/** What was changed in the sandbox only. */
const CHANGED: Record<string, Partial<Field>> = {
  'Account.Customer_Number__c': { length: 30 },
  'Contact.Department': { length: 60 },
  'Case.Potential_Liability__c': { picklistValues: ['No', 'Yes', 'Unknown'] },
}

/** An object as the sandbox has it: near to production, and different enough to be worth comparing. */
export function asInSandbox(object: ObjectSchema): ObjectSchema {
  const kept = object.fields.filter(({ name }) => !MISSING.includes(`${object.name}.${name}`))
  const fields = kept.map((field) => ({ ...field, ...CHANGED[`${object.name}.${field.name}`] }))
  return { ...object, fields: [...fields, ...(ADDED[object.name] ?? [])] }
}
