import { sObject, type SObjectShape } from '../schema.ts'

/** Users and what they belong to. Field lengths and required fields: Object Reference. */
export const PEOPLE: SObjectShape[] = [
  sObject({
    name: 'User',
    prefix: '005',
    kind: 'setup',
    fields: {
      Alias: 'Text 8 required',
      CommunityNickname: 'Text 40',
      Email: 'Email 128 required',
      EmailEncodingKey: 'Picklist required',
      FirstName: 'Text 40',
      IsActive: 'Checkbox default true',
      LanguageLocaleKey: 'Picklist required',
      LastLoginDate: 'DateTime read-only',
      LastName: 'Text 80 required',
      LocaleSidKey: 'Picklist required',
      Name: 'Text read-only',
      ProfileId: 'Reference Profile required',
      TimeZoneSidKey: 'Picklist required',
      UserPermissionsMarketingUser: 'Checkbox default false',
      UserRoleId: 'Reference UserRole',
      UserType: 'Picklist read-only',
      Username: 'Text 80 required unique',
    },
  }),
  sObject({
    name: 'Profile',
    prefix: '00e',
    kind: 'read-only',
    rights: /^permissions[a-z0-9]+$/,
    fields: { Name: 'Text', UserLicenseId: 'Reference UserLicense', UserType: 'Picklist' },
  }),
  sObject({
    name: 'UserLicense',
    prefix: '100',
    kind: 'read-only',
    fields: { LicenseDefinitionKey: 'Text', Name: 'Text' },
  }),
  sObject({
    name: 'Group',
    prefix: '00G',
    kind: 'setup',
    fields: { DeveloperName: 'Text 80', Email: 'Email 128', Name: 'Text 40 required', Type: 'Picklist' },
  }),
  sObject({
    name: 'GroupMember',
    prefix: '011',
    kind: 'setup',
    fields: { GroupId: 'Reference Group required', UserOrGroupId: 'Reference User required' },
  }),
  sObject({
    name: 'UserLogin',
    prefix: '0Yw',
    kind: 'read-only',
    fields: { IsFrozen: 'Checkbox', IsPasswordLocked: 'Checkbox', UserId: 'Reference User' },
  }),
  sObject({
    name: 'LoginHistory',
    prefix: '0Ya',
    kind: 'read-only',
    fields: { Application: 'Text', LoginTime: 'DateTime', LoginType: 'Picklist', UserId: 'Reference User' },
  }),
  sObject({
    name: 'OauthToken',
    prefix: '0CQ',
    kind: 'read-only',
    fields: { AppName: 'Text', LastUsedDate: 'DateTime', UseCount: 'Integer', UserId: 'Reference User' },
  }),
]
