import type { ObjectName } from '../../parity/index.ts'

/** What the integration user must be allowed to do with records of an object. */
export type ObjectRight = 'read' | 'create' | 'edit'

/** The objects that the integration works with, and what it does with their records. */
export const OBJECT_RIGHTS: Readonly<Record<ObjectName, readonly ObjectRight[]>> = {
  Lead: ['read', 'edit'],
  Contact: ['read'],
  Account: ['read', 'edit'],
  Opportunity: ['read', 'edit'],
  Campaign: ['read', 'create', 'edit'],
  Case: ['read'],
}

export type NeededField = {
  object: ObjectName
  field: string
  right: 'read' | 'edit'
  /** It comes with the package of Marketo Measure, which an org need not have. */
  ofPackage: boolean
}

const standard = (object: ObjectName, ...fields: string[]): NeededField[] =>
  fields.map((field) => ({ object, field, right: 'read', ofPackage: false }))

const packaged = (object: ObjectName, field: string): NeededField => ({ object, field, right: 'edit', ofPackage: true })

/**
 * The fields that the integration reads or writes and that an admin can hide. The others are visible to whoever sees the
 * record: they are required, or written by Salesforce itself. UNSURE of that for what a conversion writes on a lead.
 */
export const NEEDED_FIELDS: readonly NeededField[] = [
  ...standard('Lead', 'Email', 'Website'),
  packaged('Lead', 'bizible2__Account__c'),
  ...standard('Contact', 'AccountId', 'Email'),
  ...standard('Account', 'Website'),
  packaged('Account', 'bizible2__Engagement_Score__c'),
  ...standard('Opportunity', 'AccountId', 'Amount'),
  packaged('Opportunity', 'bizible2__Bizible_Opportunity_Amount__c'),
  ...standard('Campaign', 'Status', 'Type'),
  packaged('Campaign', 'bizible2__UniqueId__c'),
  ...standard('Case', 'SuppliedEmail'),
]

/** Rights that are not about an object, by the column of a permission set that grants them. UNSURE of the last one's name. */
export const SYSTEM_RIGHTS = {
  'api-enabled': 'PermissionsApiEnabled',
  'view-setup': 'PermissionsViewSetup',
  'event-log-files': 'PermissionsViewEventLogFiles',
  'converted-leads': 'PermissionsAllowViewEditConvertedLeads',
} as const

export type SystemRight = keyof typeof SYSTEM_RIGHTS
