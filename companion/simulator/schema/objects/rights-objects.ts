import { checkbox, READ_ONLY, reference, restricted, systemFields, text } from '../fields.ts'
import { object } from '../object.ts'

const readOnly = { readOnly: true }

/** User licences. */
export const userLicense = object('UserLicense', ['100', [
  ...systemFields(),
  text('Name', 40, { ...READ_ONLY, nameField: true }),
  text('MasterLabel', 80, READ_ONLY),
  text('LicenseDefinitionKey', 40, READ_ONLY),
]], readOnly) // prettier-ignore

/** The rights of a permission set on a field that can be hidden. */
export const fieldPermissions = object('FieldPermissions', ['01k', [
  ...systemFields(),
  reference('ParentId', 'PermissionSet', READ_ONLY),
  text('SobjectType', 40, READ_ONLY),
  text('Field', 255, READ_ONLY),
  checkbox('PermissionsRead', READ_ONLY),
  checkbox('PermissionsEdit', READ_ONLY),
]], { ...readOnly, plural: 'Field Permissions' }) // prettier-ignore

export const group = object('Group', ['00G', [
  ...systemFields(),
  text('Name', 40, { ...READ_ONLY, nameField: true }),
  text('DeveloperName', 80, READ_ONLY),
  restricted('Type', ['Regular', 'Queue', 'Role', 'RoleAndSubordinates', 'Organization'], READ_ONLY),
]], readOnly) // prettier-ignore

export const groupMember = object('GroupMember', ['011', [
  ...systemFields(),
  reference('GroupId', 'Group', READ_ONLY),
  reference('UserOrGroupId', ['User', 'Group'], READ_ONLY),
]], readOnly) // prettier-ignore

/** Which objects the records of a queue can be of. */
export const queueSobject = object('QueueSobject', ['03g', [
  ...systemFields(),
  reference('QueueId', 'Group', READ_ONLY),
  text('SobjectType', 40, READ_ONLY),
]], readOnly) // prettier-ignore
