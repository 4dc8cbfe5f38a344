import type { ObjectName } from './fingerprint.ts'

/** The fields that the integration reads or writes, from Marketo Measure's own table of permissions. */
const USED: Record<ObjectName, readonly string[]> = {
  Account: ['Id', 'Website', 'LastModifiedDate', 'IsDeleted', 'bizible2__Engagement_Score__c'],
  Campaign: ['Id', 'Status', 'CreatedDate', 'LastModifiedDate', 'IsDeleted', 'Type', 'Name', 'bizible2__UniqueId__c'],
  Case: ['Id', 'CreatedDate', 'LastModifiedDate', 'SuppliedEmail', 'IsDeleted'],
  Contact: ['AccountId', 'Id', 'Email', 'CreatedDate', 'IsDeleted', 'LastModifiedDate'],
  Lead: [
    'Id',
    'Email',
    'Status',
    'CreatedDate',
    'LastModifiedDate',
    'ConvertedDate',
    'ConvertedContactId',
    'ConvertedOpportunityId',
    'IsConverted',
    'IsDeleted',
    'Website',
    'Company',
    'bizible2__Account__c',
  ],
  Opportunity: [
    'Name',
    'AccountId',
    'Id',
    'CreatedDate',
    'LastModifiedDate',
    'IsWon',
    'IsClosed',
    'IsDeleted',
    'CloseDate',
    'StageName',
    'Amount',
    'bizible2__Bizible_Opportunity_Amount__c',
  ],
}

/** Whether the integration uses a field. */
export const isUsed = (object: ObjectName, field: string): boolean => USED[object].includes(field)
