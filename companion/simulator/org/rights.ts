import { recordId } from './ids.ts'
import type { OrgState, Right } from '../state/org-state.ts'

const INTEGRATION = 'Marketo Integration'

const OF_THE_SETUP = ['PermissionSet', 'PermissionSetAssignment', 'ObjectPermissions', 'FieldPermissions']
const OF_SANDBOXES = ['SandboxInfo', 'SandboxProcess']

/** Objects that only people with View Setup and Configuration may see. */
const NEEDS_VIEW_SETUP = [...OF_THE_SETUP, ...OF_SANDBOXES]

/** Objects whose rows hold rights. */
export const OF_THE_RIGHTS = [...OF_THE_SETUP, 'User', 'Profile', 'GroupMember']

type Holder = { profile: string }

/** Whether a right was removed from the integration user. Other users keep theirs. */
export const lacks = ({ rights }: OrgState, right: Right, { profile }: Holder): boolean =>
  profile === INTEGRATION && (rights?.without.includes(right) ?? false)

/** Whether a user holds a right of the set-up. Administrators do, and the integration user until it is removed. */
export const holds = (state: OrgState, right: Right, holder: Holder): boolean =>
  holder.profile === 'System Administrator' || (holder.profile === INTEGRATION && !lacks(state, right, holder))

/** Whether a user has a right, such as `Edit`, on records of an object. */
export const mayOnObject = ({ rights }: OrgState, wish: { object: string; right: string }, holder: Holder): boolean =>
  holder.profile !== INTEGRATION ||
  !rights?.objects.some(({ object, right }) => object === wish.object && (right === wish.right || right === 'Read'))

/** Whether only the integration user cannot edit a field that they see. */
export const mayEditField = ({ rights }: OrgState, field: string, { profile }: Holder): boolean =>
  profile !== INTEGRATION || !rights?.readOnlyFields.includes(field)

/** Whether a user's rights hide an object. */
export const isOutOfReach = (object: string, state: OrgState, holder: Holder): boolean =>
  !mayOnObject(state, { object, right: 'Read' }, holder) ||
  (NEEDS_VIEW_SETUP.includes(object) && !holds(state, 'view-setup', holder))

/** UNSURE of the second key: Salesforce documents only those of its older licences. */
export const LICENCES = { Salesforce: 'SFDC', 'Salesforce Integration': 'PID_SALESFORCE_INTEGRATION' }

/** The id of the user licence of a profile. */
export function licenceIdOf({ rights }: OrgState, { profile }: Holder): string {
  const name = profile === INTEGRATION ? rights?.licence : undefined
  return recordId('100', Object.keys(LICENCES).indexOf(name ?? 'Salesforce') + 1)
}
