import { sObject, type SObjectShape } from '../schema.ts'

/** User permissions that code asks for. An org has hundreds. */
const OF_THE_USER = [
  ...['ApiEnabled', 'AssignPermissionSets', 'AuthorApex', 'CustomizeApplication', 'ManageNamedCredentials'],
  ...['ManageUsers', 'ModifyAllData', 'ViewAllData', 'ViewEventLogFiles', 'ViewRoles', 'ViewSetup'],
]

/** Permission sets, what they grant, and who holds them. */
export const PERMISSIONS: SObjectShape[] = [
  sObject({
    name: 'PermissionSet',
    prefix: '0PS',
    kind: 'setup',
    rights: /^permissions[a-z0-9]+$/,
    fields: {
      IsOwnedByProfile: 'Checkbox read-only default false',
      Label: 'Text 80 required',
      Name: 'Text 80 required unique',
      NamespacePrefix: 'Text read-only',
      ProfileId: 'Reference Profile read-only',
      Type: 'Picklist read-only',
    },
  }),
  sObject({
    name: 'PermissionSetAssignment',
    prefix: '0Pa',
    kind: 'setup',
    fields: {
      AssigneeId: 'Reference User required',
      ExpirationDate: 'DateTime',
      PermissionSetGroupId: 'Reference PermissionSetGroup',
      PermissionSetId: 'Reference PermissionSet',
    },
  }),
  sObject({
    name: 'PermissionSetGroup',
    prefix: '0PG',
    kind: 'setup',
    fields: { DeveloperName: 'Text 80 required', MasterLabel: 'Text 80 required' },
  }),
  sObject({
    name: 'PermissionSetGroupComponent',
    prefix: '0PM',
    kind: 'setup',
    fields: {
      PermissionSetGroupId: 'Reference PermissionSetGroup required',
      PermissionSetId: 'Reference PermissionSet required',
    },
  }),
  sObject({
    name: 'ObjectPermissions',
    prefix: '110',
    kind: 'setup',
    rights: /^permissions(create|delete|edit|modifyallrecords|read|viewallrecords|viewallfields)$/,
    fields: { ParentId: 'Reference PermissionSet required', SobjectType: 'Picklist required' },
  }),
  sObject({
    name: 'FieldPermissions',
    prefix: '01k',
    kind: 'setup',
    rights: /^permissions(edit|read)$/,
    fields: {
      Field: 'Picklist required',
      ParentId: 'Reference PermissionSet required',
      SobjectType: 'Picklist required',
    },
  }),
  sObject({
    name: 'UserPermissionAccess',
    prefix: '0PU',
    kind: 'read-only',
    fields: Object.fromEntries(OF_THE_USER.map((right) => [`Permissions${right}`, 'Checkbox default false'])),
  }),
  sObject({
    name: 'CustomPermission',
    prefix: '0CP',
    kind: 'read-only',
    fields: { DeveloperName: 'Text', MasterLabel: 'Text' },
  }),
  sObject({
    name: 'SetupEntityAccess',
    prefix: '0J0',
    kind: 'setup',
    fields: {
      ParentId: 'Reference PermissionSet required',
      SetupEntityId: 'Id required',
      SetupEntityType: 'Picklist read-only',
    },
  }),
]
