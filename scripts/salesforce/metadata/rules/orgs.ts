/** What an org is, as far as it decides what a deployment may hold. */
export type OrgShape = {
  kind: OrgKind
  edition: Edition
  /** Objects and user permissions that its licences leave out. */
  lacks: { objects: readonly string[]; userPermissions: readonly string[] }
}

export type OrgKind = 'production' | 'sandbox' | 'scratch' | 'developer'
export type Edition = 'Enterprise' | 'Performance' | 'Unlimited' | 'Developer' | 'Professional'

/** A value that only some kinds of org take. */
export type KindRule = {
  type: string
  element: string
  value: string
  kinds: readonly OrgKind[]
  problem: string
  source: string
}

export const KIND_RULES: readonly KindRule[] = [
  {
    type: 'CustomObject',
    element: 'visibility',
    value: 'Protected',
    kinds: ['developer', 'scratch', 'sandbox'],
    problem: 'A protected custom setting can only be created in a developer, scratch or sandbox organization',
    source:
      'Salesforce Help, platform.cs_schema_settings; that sandboxes take it: ' +
      'github.com/douglascayers/sfdc-copy-opportunity-line-item-custom-fields-to-quote-line-items/issues/4; ' +
      'UNSURE of the words',
  },
]

/**
 * Types that an edition takes only inside a managed package. Source: Apex Developer Guide, What is Apex, Available in;
 * Packaging Guide, Using Apex in Group and Professional Editions.
 */
export const TYPES_BY_EDITION: Readonly<Record<string, readonly Edition[]>> = {
  ApexClass: ['Enterprise', 'Performance', 'Unlimited', 'Developer'],
  ApexTrigger: ['Enterprise', 'Performance', 'Unlimited', 'Developer'],
}

/** The words for a type that an org does not take. Source: public reports of Professional Edition. */
export const NOT_AVAILABLE = 'Not available for deploy for this organization'

/** Objects that come with a licence for Sales or Service Cloud. Source: Salesforce Help, platform licences. */
export const LICENSED_OBJECTS: readonly string[] = ['Lead', 'Campaign', 'Opportunity', 'Case']

/**
 * User permissions that an org may lack, with what brings them. Source of the refusal's words:
 * github.com/SFDO-Community/declarative-lookup-rollup-summaries/issues/58.
 */
export const LICENSED_PERMISSIONS: Readonly<Record<string, string>> = {
  AllowViewEditConvertedLeads: 'leads, so a licence for Sales Cloud',
  ViewEventLogFiles: 'Enterprise, Performance, Unlimited or Developer Edition',
  MarketingUser: 'campaigns, so a licence for Sales Cloud',
}

export const unknownPermission = (name: string): string => `Unknown user permission: ${name}`
