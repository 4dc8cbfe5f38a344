import { recordId } from '../org/ids.ts'
import type { OrgState } from '../state/org-state.ts'
import { salesforceTime } from './dates.ts'
import type { Maker } from './tables.ts'

const RULES = [
  { name: 'Email_Or_Phone', object: 'Lead', message: 'Enter an e-mail address or a phone number.' },
  { name: 'Close_Date_Ahead', object: 'Opportunity', message: 'The close date lies in the past.', inactiveInSandbox: true },
  { name: 'Serial_Number_Form', object: 'Case', message: 'A serial number has nine digits.', productionOnly: true },
  { name: 'Customer_Number_Form', object: 'Account', message: 'A customer number begins with C.', inactive: true },
] // prettier-ignore

const MADE = salesforceTime(Date.UTC(2025, 4, 5))

/** The validation rules. The sandbox lacks one, and another is inactive there. */
export const validationRuleMaker =
  ({ environment }: OrgState): Maker =>
  () =>
    RULES.map((rule, index) => ({ ...rule, id: recordId('03d', index + 1) }))
      .filter(({ productionOnly }) => !(productionOnly && environment === 'sandbox'))
      .map(({ id, name, object, message, inactive, inactiveInSandbox }) => ({
        Id: id,
        ValidationName: name,
        NamespacePrefix: null,
        Active: !inactive && !(inactiveInSandbox && environment === 'sandbox'),
        EntityDefinitionId: object,
        ErrorMessage: message,
        CreatedDate: MADE,
        LastModifiedDate: MADE,
        SystemModstamp: MADE,
      }))
