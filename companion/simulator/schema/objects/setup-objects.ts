import {
  checkbox, datetime, email, integer, longText, READ_ONLY, reference, restricted, systemFields, text,
} from '../fields.ts' // prettier-ignore
import { object } from '../object.ts'

const readOnly = { readOnly: true }

export const organization = object('Organization', ['00D', [
  ...systemFields(),
  text('Name', 80, { nameField: true }),
  text('InstanceName', 5),
  checkbox('IsSandbox', READ_ONLY),
  restricted('OrganizationType', ['Team Edition', 'Professional Edition', 'Enterprise Edition', 'Developer Edition', 'Unlimited Edition']),
  datetime('TrialExpirationDate'),
  text('NamespacePrefix', 15),
  text('PrimaryContact', 80),
  text('Country', 80),
  text('SignupCountryIsoCode', 2),
  text('LanguageLocaleKey', 40),
  text('DefaultLocaleSidKey', 40),
  text('TimeZoneSidKey', 40),
]], readOnly) // prettier-ignore

export const user = object('User', ['005', [
  ...systemFields(),
  text('Username', 80, { idLookup: true, nillable: false }),
  text('FirstName', 40),
  text('LastName', 80, { nillable: false }),
  text('Name', 121, { nameField: true }),
  email('Email'),
  text('Alias', 8),
  text('Title', 80),
  text('Department', 80),
  checkbox('IsActive'),
  restricted('UserType', ['Standard', 'PowerPartner', 'AutomatedProcess']),
  checkbox('UserPermissionsMarketingUser'),
  reference('ProfileId', 'Profile'),
  text('TimeZoneSidKey', 40),
  text('LocaleSidKey', 40),
  text('LanguageLocaleKey', 40),
  datetime('LastLoginDate'),
]], readOnly) // prettier-ignore

export const profile = object('Profile', ['00e', [
  ...systemFields(),
  text('Name', 255, { nameField: true }),
  reference('UserLicenseId', 'UserLicense'),
]], readOnly) // prettier-ignore

const USAGES = [
  'BeforeInsert',
  'AfterInsert',
  'BeforeUpdate',
  'AfterUpdate',
  'BeforeDelete',
  'AfterDelete',
  'AfterUndelete',
]

export const apexTrigger = object('ApexTrigger', ['01q', [
  ...systemFields(),
  text('Name', 255, { nameField: true }),
  text('NamespacePrefix', 15),
  text('TableEnumOrId', 40),
  ...USAGES.map((usage) => checkbox(`Usage${usage}`)),
  checkbox('UsageIsBulk'),
  integer('ApiVersion'),
  restricted('Status', ['Active', 'Inactive', 'Deleted']),
  checkbox('IsValid'),
  integer('BodyCrc'),
  integer('LengthWithoutComments'),
]], readOnly) // prettier-ignore

export const apexClass = object('ApexClass', ['01p', [
  ...systemFields(),
  text('Name', 255, { nameField: true }),
  text('NamespacePrefix', 15),
  integer('ApiVersion'),
  restricted('Status', ['Active', 'Inactive', 'Deleted']),
  longText('Body', 1_000_000, READ_ONLY),
]], { ...readOnly, plural: 'Apex Classes' }) // prettier-ignore

export const flowDefinitionView = object('FlowDefinitionView', ['300', [
  ...systemFields(),
  text('ApiName', 255),
  text('Label', 255, { nameField: true }),
  checkbox('IsActive'),
  text('ProcessType', 40),
  text('TriggerType', 40),
  text('RecordTriggerType', 40),
  text('TriggerObjectOrEventId', 255),
  text('TriggerObjectOrEventLabel', 255),
  integer('TriggerOrder'),
  text('ActiveVersionId', 18),
  text('LatestVersionId', 18),
  integer('VersionNumber'),
  text('ManageableState', 40),
  text('NamespacePrefix', 15),
]], readOnly) // prettier-ignore
