import type { Environment } from '../org/blueprint.ts'
import { recordId } from '../org/ids.ts'
import { salesforceTime } from './dates.ts'
import type { Row } from './row.ts'
import type { Maker } from './tables.ts'

type Trigger = { name: string; object: string; usages: string[]; inactiveInSandbox?: boolean; productionOnly?: boolean }

const TRIGGERS: Trigger[] = [
  { name: 'LeadScoring', object: 'Lead', usages: ['BeforeInsert', 'BeforeUpdate'] },
  { name: 'LeadRouting', object: 'Lead', usages: ['AfterInsert', 'AfterUpdate'], inactiveInSandbox: true },
  { name: 'ContactConsent', object: 'Contact', usages: ['BeforeInsert', 'BeforeUpdate'] },
  { name: 'AccountRegion', object: 'Account', usages: ['BeforeInsert', 'BeforeUpdate'] },
  { name: 'OpportunityQuote', object: 'Opportunity', usages: ['AfterInsert', 'AfterUpdate'], productionOnly: true },
  { name: 'CaseServiceTicket', object: 'Case', usages: ['BeforeInsert', 'AfterUpdate'] },
]

const FLOWS = [
  { name: 'Lead_Assign_Region', object: 'Lead', type: 'RecordBeforeSave', on: 'CreateAndUpdate' },
  { name: 'Opportunity_Closed_Won', object: 'Opportunity', type: 'RecordAfterSave', on: 'Update' },
  { name: 'Campaign_Budget_Check', object: 'Campaign', type: 'RecordAfterSave', on: 'Create', inactiveInSandbox: true },
] // prettier-ignore

const MADE = salesforceTime(Date.UTC(2025, 4, 5))
const stamps = { CreatedDate: MADE, LastModifiedDate: MADE, SystemModstamp: MADE }

/** The Apex triggers. The sandbox lacks one, and another is inactive there. */
export const triggerMaker =
  (environment: Environment): Maker =>
  () =>
    TRIGGERS.flatMap((trigger, index) =>
      trigger.productionOnly && environment === 'sandbox' ? [] : [triggerRow(trigger, index, environment)],
    )

function triggerRow(
  { name, object, usages, inactiveInSandbox }: Trigger,
  index: number,
  environment: Environment,
): Row {
  return {
    ...stamps,
    Id: recordId('01q', index + 1),
    Name: name,
    NamespacePrefix: null,
    TableEnumOrId: object,
    ...Object.fromEntries(usages.map((usage) => [`Usage${usage}`, true])),
    ApiVersion: 66,
    Status: inactiveInSandbox && environment === 'sandbox' ? 'Inactive' : 'Active',
    IsValid: true,
    BodyCrc: 1_000_000 + index * 37_013,
    LengthWithoutComments: 800 + index * 131,
  }
}

/** The record-triggered flows. One is inactive in the sandbox. */
export const flowMaker =
  (environment: Environment): Maker =>
  () =>
    FLOWS.map(({ name, object, type, on, inactiveInSandbox }, index) => {
      const IsActive = !(inactiveInSandbox && environment === 'sandbox')
      return {
        ...stamps,
        Id: recordId('300', index + 1),
        ApiName: name,
        Label: name.replaceAll('_', ' '),
        IsActive,
        ProcessType: 'AutoLaunchedFlow',
        TriggerType: type,
        RecordTriggerType: on,
        TriggerObjectOrEventId: object,
        TriggerObjectOrEventLabel: object,
        ActiveVersionId: IsActive ? recordId('301', index + 1) : null,
        LatestVersionId: recordId('301', index + 1),
        VersionNumber: 3,
        ManageableState: 'unmanaged',
      }
    })
