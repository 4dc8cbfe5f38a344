/** The types whose names follow the rule of developer names. Source: Object Reference, NamedCredential.DeveloperName. */
export const NAMED_TYPES: readonly string[] = [
  'CustomObject', 'CustomField', 'CustomLabel', 'CustomTab', 'CustomApplication', 'FlexiPage', 'PermissionSet',
  'CustomPermission', 'CustomNotificationType', 'NamedCredential', 'ExternalCredential', 'ApexClass',
  'LightningComponentBundle', 'ListView', 'ReportType', 'Report', 'Dashboard', 'ExternalClientApplication', 'ExtlClntAppOauthSettings',
  'ExtlClntAppGlobalOauthSettings', 'ExtlClntAppConfigurablePolicies', 'ExtlClntAppOauthConfigurablePolicies',
] // prettier-ignore

const DEVELOPER_NAME = /^[a-z]\w*$/i

/** Whether a name without its ending, such as `Used` of `Used__c`, can be a developer name. */
export const isDeveloperName = (name: string): boolean =>
  DEVELOPER_NAME.test(name) && !name.includes('__') && !name.endsWith('_')

/** The words of the refusal, as Setup and the Metadata API have them. */
export const NOT_A_NAME =
  'can only contain underscores and alphanumeric characters. It must be unique, begin with a letter, not include spaces, not end with an underscore, and not contain two consecutive underscores.'

/**
 * Names of classes that hide one of the platform in the whole org, the customer's code included. Source: Apex Developer
 * Guide, Name Shadowing and Namespace Precedence: a class of the org goes before one of `System`.
 */
export const SHADOWING: readonly string[] = [
  'Account', 'AsyncOptions', 'Case', 'Contact', 'Database', 'Date', 'Datetime', 'Decimal', 'Http', 'HttpRequest',
  'HttpResponse', 'Id', 'JSON', 'Label', 'Lead', 'Limits', 'List', 'Map', 'Math', 'Messaging', 'Opportunity', 'OrgLimits',
  'Pattern', 'Queueable', 'Schedulable', 'Schema', 'Set', 'String', 'System', 'Test', 'Time', 'Trigger', 'Type', 'Url',
  'User', 'UserInfo',
] // prettier-ignore
