import { checkbox, READ_ONLY, reference, systemFields, text } from '../fields.ts'
import { object } from '../object.ts'

const readOnly = { readOnly: true }

const SYSTEM_RIGHTS = ['ApiEnabled', 'ViewSetup', 'ViewEventLogFiles', 'AllowViewEditConvertedLeads', 'ViewAllData', 'ModifyAllData', 'CustomizeApplication'] // prettier-ignore

/** Permission sets. Each profile owns one. */
export const permissionSet = object('PermissionSet', ['0PS', [
  ...systemFields(),
  text('Name', 80, READ_ONLY),
  text('Label', 80, { ...READ_ONLY, nameField: true }),
  checkbox('IsOwnedByProfile', READ_ONLY),
  reference('ProfileId', 'Profile', READ_ONLY),
  ...SYSTEM_RIGHTS.map((right) => checkbox(`Permissions${right}`, READ_ONLY)),
]], readOnly) // prettier-ignore

const forGood = { nillable: false, updateable: false }

/** The assignments of permission sets to users, including that of the profile. */
export const permissionSetAssignment = object('PermissionSetAssignment', ['0Pa', [
  ...systemFields(),
  reference('AssigneeId', 'User', forGood),
  reference('PermissionSetId', 'PermissionSet', forGood),
]]) // prettier-ignore

const RIGHTS = ['Read', 'Create', 'Edit', 'Delete', 'ViewAllRecords', 'ModifyAllRecords', 'ViewAllFields']

/** The rights of a permission set on an object. UNSURE: the name PermissionsViewAllFields, from the metadata type. */
export const objectPermissions = object('ObjectPermissions', ['110', [
  ...systemFields(),
  reference('ParentId', 'PermissionSet', READ_ONLY),
  text('SobjectType', 40, READ_ONLY),
  ...RIGHTS.map((right) => checkbox(`Permissions${right}`, READ_ONLY)),
]], { ...readOnly, plural: 'Object Permissions' }) // prettier-ignore
