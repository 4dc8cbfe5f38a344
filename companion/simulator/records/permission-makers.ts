import { recordId } from '../org/ids.ts'
import type { Person } from '../org/people.ts'
import { holds, lacks, mayOnObject } from '../org/rights.ts'
import type { OrgState } from '../state/org-state.ts'
import type { Row } from './row.ts'
import type { Maker } from './tables.ts'
import { PROFILES } from './setup-makers.ts'

type Origin = { state: OrgState; people: Person[] }

/** The objects that rights are granted on. */
export const OBJECTS = ['Lead', 'Contact', 'Account', 'Opportunity', 'Campaign', 'Case', 'CampaignMember']
const INTEGRATION = 'Marketo Integration'

const profileId = (index: number) => recordId('00e', index + 1)
/** The permission set of a profile. */
export const setIdOf = (profile: string) => recordId('0PS', PROFILES.indexOf(profile) + 1)

/** The permission set that each profile owns, and those that were deployed. */
export const permissionSetMaker =
  ({ state }: Origin): Maker =>
  () => [...ownedSets(state), ...deployedSets(state)]

const ownedSets = (state: OrgState): Row[] =>
  PROFILES.map((profile, index) => ({
    Id: setIdOf(profile),
    Name: `X${profileId(index).slice(0, 15)}`,
    Label: profile,
    IsOwnedByProfile: true,
    ProfileId: profileId(index),
    PermissionsApiEnabled: !lacks(state, 'api-enabled', { profile }),
    PermissionsViewSetup: holds(state, 'view-setup', { profile }),
    PermissionsViewEventLogFiles: holds(state, 'event-log-files', { profile }),
    PermissionsAllowViewEditConvertedLeads: holds(state, 'converted-leads', { profile }),
    PermissionsViewAllData: profile === 'System Administrator',
    PermissionsModifyAllData: profile === 'System Administrator',
    PermissionsCustomizeApplication: profile === 'System Administrator',
  }))

const deployedSets = ({ deployed }: OrgState): Row[] =>
  deployed
    .filter(({ type }) => type === 'PermissionSet')
    .map(({ id, fullName, definition }) => ({
      Id: id,
      Name: fullName,
      Label: definition?.label ?? fullName,
      IsOwnedByProfile: false,
      ...Object.fromEntries(wordsOf(definition?.userPermissions).map((right) => [`Permissions${right}`, true])),
    }))

const wordsOf = (text = '') => text.split(' ').filter(Boolean)

/** Every user has the permission set of their profile. */
export const assignmentMaker =
  ({ people }: Origin): Maker =>
  () =>
    people.map(({ id, profile }, index) => ({
      Id: recordId('0Pa', index + 1),
      AssigneeId: id,
      PermissionSetId: setIdOf(profile),
    }))

/** The rights of each profile on each object. A user with a hidden field has no View All Fields there. */
export const objectPermissionMaker =
  ({ state }: Origin): Maker =>
  () =>
    PROFILES.flatMap((profile) => OBJECTS.map((object) => ({ profile, object }))).map(({ profile, object }, index) => {
      const isAdministrator = profile === 'System Administrator'
      const seesAllFields = (state.viewAllFields ?? true) && !state.hiddenFields[object]?.length
      const may = (right: string) => mayOnObject(state, { object, right }, { profile })
      return {
        Id: recordId('110', index + 1),
        ParentId: setIdOf(profile),
        SobjectType: object,
        PermissionsRead: may('Read'),
        PermissionsCreate: may('Create'),
        PermissionsEdit: may('Edit'),
        PermissionsDelete: isAdministrator,
        PermissionsViewAllRecords: holds(state, 'lead-queues', { profile }) && may('Read'),
        PermissionsModifyAllRecords: isAdministrator,
        PermissionsViewAllFields: isAdministrator || (profile === INTEGRATION && seesAllFields),
      }
    })
