import type { Org } from '../../org/org.ts'
import type { Row } from '../../records/row.ts'
import { holdersOf } from './permission-holders.ts'

const PERMISSION_SET = 'Tollbridge_Integration_User'
const FULL_LICENCE = 'SFDC'
const [READ, EDIT] = ['PermissionsRead', 'PermissionsEdit']

const ON_OBJECTS = {
  Lead: [READ, EDIT],
  Contact: [READ],
  Account: [READ, EDIT],
  Opportunity: [READ, EDIT],
  Campaign: [READ, 'PermissionsCreate', EDIT],
  Case: [READ],
}

const SYSTEM = {
  api: 'PermissionsApiEnabled',
  setup: 'PermissionsViewSetup',
  log: 'PermissionsViewEventLogFiles',
  leads: 'PermissionsAllowViewEditConvertedLeads',
}

/** `TollbridgeIntegrationUser.all`: the users as which the integration signs in, or could, and their rights. */
export function integrationUsersIn(org: Org, connectedId: string | null) {
  const ids = connectedId ? [connectedId] : holdersOf(PERMISSION_SET, org)
  return org.tables
    .rows('User')
    .filter(({ Id }) => ids.includes(Id))
    .map((user) => ({ userId: user.Id, name: String(user.Name), rights: rightsOf(user, org) }))
}

function rightsOf(user: Row, org: Org) {
  const licence = licenceOf(user, org)
  const sets = setsOf(user, org)
  return [
    right('active', user.IsActive === true),
    right('licence', licence?.LicenseDefinitionKey === FULL_LICENCE, String(licence?.Name)),
    right('set', holdersOf(PERMISSION_SET, org).includes(user.Id)),
    ...Object.entries(SYSTEM).map(([id, column]) => right(id, sets.some((set) => set[column] === true))),
    right('marketing', user.UserPermissionsMarketingUser === true),
    ...Object.entries(ON_OBJECTS).map(([object, needed]) =>
      right('object', needed.every((column) => isGranted(column, object, { sets, org })), object),
    ),
  ] // prettier-ignore
}

const right = (id: string, isThere: boolean, detail: string | null = null) => ({
  id,
  state: isThere ? 'ok' : 'missing',
  detail,
})

function licenceOf({ ProfileId }: Row, { tables }: Org): Row | undefined {
  const profile = tables.rows('Profile').find(({ Id }) => Id === ProfileId)
  return tables.rows('UserLicense').find(({ Id }) => Id === profile?.UserLicenseId)
}

function setsOf(user: Row, { tables }: Org): Row[] {
  const held = tables.rows('PermissionSetAssignment').filter(({ AssigneeId }) => AssigneeId === user.Id)
  return tables.rows('PermissionSet').filter(({ Id }) => held.some(({ PermissionSetId }) => PermissionSetId === Id))
}

const isGranted = (column: string | undefined, object: string, { sets, org }: { sets: Row[]; org: Org }): boolean =>
  sets.some((set) => set.PermissionsModifyAllData || (column === READ && set.PermissionsViewAllData)) ||
  org.tables
    .rows('ObjectPermissions')
    .filter(({ SobjectType, ParentId }) => SobjectType === object && sets.some(({ Id }) => Id === ParentId))
    .some((row) => row[column ?? ''] === true)
