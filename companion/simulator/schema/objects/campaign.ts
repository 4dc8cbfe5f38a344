import { field } from '../field.ts'
import {
  checkbox,
  date,
  datetime,
  decimal,
  integer,
  longText,
  money,
  ownedFields,
  picklist,
  READ_ONLY,
  reference,
  REQUIRED,
  restricted,
  systemFields,
  text,
  UNIQUE_KEY,
} from '../fields.ts'
import { object } from '../object.ts'
import { CAMPAIGN_STATUS, CAMPAIGN_TYPE, PRODUCT_LINE, REGION } from '../picklists.ts'

const counted = (name: string) => integer(name, { ...READ_ONLY, nillable: false, defaultedOnCreate: true })
const summed = (name: string) =>
  field(name, 'currency', { ...READ_ONLY, precision: 18, nillable: false, defaultedOnCreate: true })

export const campaign = object('Campaign', ['701', [
  ...systemFields(),
  ...ownedFields(),
  text('Name', 80, { ...REQUIRED, nameField: true }),
  reference('ParentId', 'Campaign'),
  picklist('Type', CAMPAIGN_TYPE),
  picklist('Status', CAMPAIGN_STATUS),
  date('StartDate'),
  date('EndDate'),
  money('ExpectedRevenue', { scale: 0 }),
  money('BudgetedCost', { scale: 0 }),
  money('ActualCost', { scale: 0 }),
  decimal('ExpectedResponse', [10, 2]),
  decimal('NumberSent', [18, 0]),
  checkbox('IsActive'),
  longText('Description'),
  ...['NumberOfLeads', 'NumberOfConvertedLeads', 'NumberOfContacts', 'NumberOfResponses', 'NumberOfOpportunities', 'NumberOfWonOpportunities'].map(counted),
  ...['AmountAllOpportunities', 'AmountWonOpportunities'].map(summed),
  ...['HierarchyNumberOfLeads', 'HierarchyNumberOfContacts', 'HierarchyNumberOfResponses'].map(counted),
  reference('CampaignMemberRecordTypeId', 'RecordType'),
  text('Marketo_Program_Id__c', 20, UNIQUE_KEY),
  picklist('Sales_Region__c', REGION),
  picklist('Product_Line__c', PRODUCT_LINE),
  restricted('Funnel_Goal__c', ['Awareness', 'Acquisition', 'Nurture', 'Acceleration', 'Retention']),
  restricted('bizible2__Bizible_Attribution_SyncType__c', ['Include All', 'Include Responded', 'Exclude All']),
  datetime('bizible2__UniqueId_Touchpoint_Start__c'),
  datetime('bizible2__UniqueId_Touchpoint_End__c'),
  text('Venue__c', 120),
]]) // prettier-ignore

const oneOf = { updateable: false }

export const campaignMember = object('CampaignMember', ['00v', [
  ...systemFields(),
  reference('CampaignId', 'Campaign', { ...REQUIRED, ...oneOf }),
  reference('LeadId', 'Lead', oneOf),
  reference('ContactId', 'Contact', oneOf),
  picklist('Status', ['Sent', 'Opened', 'Registered', 'Attended', 'Responded']),
  checkbox('HasResponded', READ_ONLY),
  date('FirstRespondedDate', READ_ONLY),
  text('Name', 255, READ_ONLY),
  text('Type', 40, READ_ONLY),
]]) // prettier-ignore
