import { recordId } from '../org/ids.ts'
import * as lists from '../schema/picklists.ts'
import { salesforceDay, salesforceTime } from './dates.ts'
import { companyHost, companyName, FIRST_NAMES, LAST_NAMES, PLACES, TITLES } from './names.ts'
import { type Random, seeded } from './random.ts'
import type { Row, Scalar } from './row.ts'
import type { Maker } from './tables.ts'

const COUNTS = {
  Account: 800,
  Contact: 1600,
  Lead: 2600,
  Opportunity: 700,
  Campaign: 60,
  Case: 500,
  CampaignMember: 1500,
}

const NEWEST = Date.UTC(2026, 10, 1)
const DAY = 24 * 60 * 60 * 1000
const TWO_YEARS = 730
const OWNERS = [2, 3, 4, 5, 6, 7, 8]

type Fields = Record<string, Scalar>
type Fill = (index: number, random: Random) => Fields

const idOf = (prefix: string, index: number) => recordId(prefix, index + 1)

/** A maker of an object's rows. Seeded, so that every start makes the same ones. */
function maker(object: keyof typeof COUNTS, prefix: string, fill: Fill): Maker {
  return () => {
    const random = seeded(prefix.charCodeAt(2) * 7919 + COUNTS[object])
    return Array.from({ length: COUNTS[object] }, (_, index) => ({
      ...written(prefix, index, random),
      ...fill(index, random),
    }))
  }
}

function written(prefix: string, index: number, random: Random): Row {
  const created = NEWEST - random.below(TWO_YEARS * DAY)
  const modified = created + random.below(NEWEST - created)
  const [by, owner] = [recordId('005', 1), recordId('005', random.one(OWNERS))]
  const stamps = {
    LastModifiedDate: salesforceTime(modified),
    LastModifiedById: owner,
    SystemModstamp: salesforceTime(modified),
  }
  const ownership: Fields = prefix === '00v' ? {} : { OwnerId: owner }
  return {
    Id: idOf(prefix, index),
    IsDeleted: false,
    CreatedDate: salesforceTime(created),
    CreatedById: by,
    ...stamps,
    ...ownership,
  }
}

function person(index: number, random: Random): Fields {
  const [FirstName, LastName] = [random.one(FIRST_NAMES), random.one(LAST_NAMES)]
  const local = `${FirstName}.${LastName}`
    .normalize('NFD')
    .replace(/[^A-Za-z.]/g, '')
    .toLowerCase()
  return {
    FirstName,
    LastName,
    Name: `${FirstName} ${LastName}`,
    Salutation: random.one(lists.SALUTATION),
    Title: random.one(TITLES),
    Phone: `+46 8 ${String(5_000_000 + index)}`,
    Email: `${local}.${index}@${companyHost(index % 200)}`,
    HasOptedOutOfEmail: random.chance(0.08),
    LeadSource: random.one(lists.LEAD_SOURCE),
    Lifecycle_Stage__c: random.one(lists.LIFECYCLE),
    Product_Interest__c: random.one(lists.PRODUCT_LINE),
    Sales_Region__c: random.one(lists.REGION),
    mkto71_Lead_Score__c: random.below(140),
    Consent_Email__c: random.chance(0.7),
  }
}

function place(prefix: string, random: Random): Fields {
  const [city, state, code, country] = random.one(PLACES)
  return {
    [`${prefix}Street`]: `${1 + random.below(140)} ${random.one(LAST_NAMES)} Street`,
    [`${prefix}City`]: city,
    [`${prefix}State`]: state || null,
    [`${prefix}PostalCode`]: code,
    [`${prefix}Country`]: country,
  }
}

const account = maker('Account', '001', (index, random) => ({
  Name: companyName(index),
  Type: random.one(lists.ACCOUNT_TYPE),
  Industry: random.one(lists.INDUSTRY),
  Rating: random.one(lists.RATING),
  Website: `https://${companyHost(index)}`,
  AnnualRevenue: (1 + random.below(900)) * 100_000,
  NumberOfEmployees: 5 + random.below(4_000),
  Customer_Number__c: `C-${String(index + 1).padStart(6, '0')}`,
  Sales_Region__c: random.one(lists.REGION),
  Main_Product_Line__c: random.one(lists.PRODUCT_LINE),
  Named_Account__c: random.chance(0.1),
  ...place('Billing', random),
}))

const contact = maker('Contact', '003', (index, random) => ({
  ...person(index, random),
  AccountId: idOf('001', index % COUNTS.Account),
  Marketo_Person_Id__c: `M-${700_000 + index}`,
  Customer_Number__c: `P-${String(index + 1).padStart(6, '0')}`,
  ...place('Mailing', random),
}))

const lead = maker('Lead', '00Q', (index, random) => ({
  ...person(index, random),
  Company: companyName(index % 1400),
  Status: random.one(lists.LEAD_STATUS),
  Industry: random.one(lists.INDUSTRY),
  Rating: random.one(lists.RATING),
  Marketo_Person_Id__c: `M-${100_000 + index}`,
  ...place('', random),
}))

const opportunity = maker('Opportunity', '006', (index, random) => {
  const StageName = random.one(lists.STAGE)
  const at = random.below(COUNTS.Account)
  return {
    Name: `${companyName(at)} ${random.one(lists.PRODUCT_LINE)} ${index + 1}`,
    AccountId: idOf('001', at),
    CampaignId: random.chance(0.4) ? idOf('701', random.below(COUNTS.Campaign)) : null,
    StageName,
    Amount: (2 + random.below(400)) * 1_000,
    Probability: StageName === 'Closed Won' ? 100 : lists.STAGE.indexOf(StageName) * 12,
    CloseDate: salesforceDay(NEWEST + (random.below(300) - 200) * DAY),
    IsClosed: StageName.startsWith('Closed'),
    IsWon: StageName === 'Closed Won',
    Quote_Number__c: `Q-${20_000 + index}`,
  }
})

const campaign = maker('Campaign', '701', (index, random) => ({
  Name: `${random.one(lists.CAMPAIGN_TYPE)} ${random.one(lists.REGION)} ${index + 1}`,
  Type: random.one(lists.CAMPAIGN_TYPE),
  Status: random.one(lists.CAMPAIGN_STATUS),
  IsActive: random.chance(0.5),
  StartDate: salesforceDay(NEWEST - random.below(500) * DAY),
  BudgetedCost: random.below(50) * 1_000,
  Marketo_Program_Id__c: String(1_000 + index),
}))

const caseMaker = maker('Case', '500', (index, random) => {
  const Status = random.one(lists.CASE_STATUS)
  return {
    CaseNumber: String(1_000 + index).padStart(8, '0'),
    ContactId: idOf('003', random.below(COUNTS.Contact)),
    Subject: `${random.one(lists.PRODUCT_LINE)}: ${random.one(['calibration', 'installation', 'spare part', 'no signal'])}`,
    Status,
    IsClosed: Status === 'Closed',
    Origin: random.one(lists.CASE_ORIGIN),
    Priority: random.one(lists.PRIORITY),
    Service_Ticket_Id__c: `T-${40_000 + index}`,
  }
})

const campaignMember = maker('CampaignMember', '00v', (index, random) => ({
  CampaignId: idOf('701', index % COUNTS.Campaign),
  LeadId: index % 2 ? null : idOf('00Q', random.below(COUNTS.Lead)),
  ContactId: index % 2 ? idOf('003', random.below(COUNTS.Contact)) : null,
  Status: random.one(lists.MEMBER_STATUS),
  Type: index % 2 ? 'Contact' : 'Lead',
}))

export const BUSINESS_MAKERS: [string, Maker][] = [
  ['Account', account],
  ['Contact', contact],
  ['Lead', lead],
  ['Opportunity', opportunity],
  ['Campaign', campaign],
  ['Case', caseMaker],
  ['CampaignMember', campaignMember],
]
