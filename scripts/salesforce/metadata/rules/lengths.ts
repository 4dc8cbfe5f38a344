/** How long a text of metadata may be. */
export type LengthLimit = {
  type: string
  /** The element below the type; `fullName` is also the name of the file. */
  element: string
  /** What Salesforce calls it in its refusal. */
  field: string
  maximum: number
  source: string
}

const FIELD_REFERENCE = 'Field Reference for the Salesforce Platform'
const METADATA_GUIDE = 'Metadata API Developer Guide'
const HELP_NAMES = 'Salesforce Help, article 000381913: names and labels of objects and fields take 40 characters'
const MADE_LIKE_OTHERS = 'UNSURE: like the types beside it, of which the Field Reference says so'

const limit = (path: string, maximum: number, source: string): LengthLimit => {
  const [type = '', element = '', field = ''] = path.split(' ')
  return { type, element, field, maximum, source }
}

/** Each limit that a text of our packages could meet. */
export const LENGTHS: readonly LengthLimit[] = [
  limit('CustomLabel fullName Name', 80, MADE_LIKE_OTHERS),
  limit('CustomLabel shortDescription MasterLabel', 80, 'the refusal itself, in github.com/coveo/ui-kit/pull/1128'),
  limit('CustomLabel value Value', 1000, `${METADATA_GUIDE}, CustomLabels`),
  limit('CustomLabel categories Category', 255, 'Tooling API, ExternalString'),
  limit('CustomLabelTranslation label Value', 1000, `${METADATA_GUIDE}, CustomLabels; UNSURE that it holds for a translation`),
  limit('CustomObject fullName DeveloperName', 40, HELP_NAMES),
  limit('CustomObject label Label', 40, HELP_NAMES),
  limit('CustomObject pluralLabel PluralLabel', 40, HELP_NAMES),
  limit('CustomObject description Description', 1000, `${METADATA_GUIDE}, CustomObject`),
  limit('CustomField fullName DeveloperName', 40, HELP_NAMES),
  limit('CustomField label Label', 40, HELP_NAMES),
  limit('CustomField description Description', 1000, 'UNSURE: the field of Setup takes as many'),
  limit('CustomField inlineHelpText InlineHelpText', 510, 'Salesforce Help, Define Field-Level Help'),
  limit('ListView fullName DeveloperName', 80, MADE_LIKE_OTHERS),
  limit('ListView label Name', 40, 'Salesforce Help, Create or Clone a List View: names take 40 characters; UNSURE'),
  limit('ReportType fullName DeveloperName', 40, 'UNSURE: the API name of Setup takes as many'),
  limit('ReportType label Label', 50, `${METADATA_GUIDE}, ReportType: the label takes 50 characters; UNSURE`),
  limit('ReportType description Description', 1000, `${METADATA_GUIDE}, ReportType; UNSURE`),
  limit('Report fullName DeveloperName', 80, MADE_LIKE_OTHERS),
  limit('Report name Name', 40, `${METADATA_GUIDE}, Report: the name takes 40 characters`),
  limit('Report description Description', 255, `${METADATA_GUIDE}, Report`),
  limit('ReportFolder name Name', 80, MADE_LIKE_OTHERS),
  limit('Dashboard fullName DeveloperName', 80, MADE_LIKE_OTHERS),
  limit('Dashboard title Title', 80, `${FIELD_REFERENCE}, Dashboard`),
  limit('Dashboard description Description', 255, MADE_LIKE_OTHERS),
  limit('DashboardFolder name Name', 80, MADE_LIKE_OTHERS),
  limit('CustomApplication label Label', 40, 'UNSURE: the field of Setup takes as many'),
  limit('CustomApplication description Description', 255, MADE_LIKE_OTHERS),
  limit('CustomTab label Label', 40, 'UNSURE: the field of Setup takes as many'),
  limit('CustomTab description Description', 255, MADE_LIKE_OTHERS),
  limit('FlexiPage fullName DeveloperName', 80, MADE_LIKE_OTHERS),
  limit('FlexiPage masterLabel MasterLabel', 80, MADE_LIKE_OTHERS),
  limit('FlexiPage description Description', 255, MADE_LIKE_OTHERS),
  limit('PermissionSet fullName Name', 80, `${FIELD_REFERENCE}, PermissionSet`),
  limit('PermissionSet label Label', 80, `${FIELD_REFERENCE}, PermissionSet`),
  limit('PermissionSet description Description', 255, `${FIELD_REFERENCE}, PermissionSet`),
  limit('CustomPermission fullName DeveloperName', 80, MADE_LIKE_OTHERS),
  limit('CustomPermission label MasterLabel', 80, MADE_LIKE_OTHERS),
  limit('CustomPermission description Description', 255, MADE_LIKE_OTHERS),
  limit('CustomNotificationType fullName DeveloperName', 80, `${FIELD_REFERENCE}, CustomNotificationType`),
  limit('CustomNotificationType customNotifTypeName CustomNotifTypeName', 80, `${FIELD_REFERENCE}, CustomNotificationType`),
  limit('CustomNotificationType masterLabel MasterLabel', 80, `${FIELD_REFERENCE}, CustomNotificationType`),
  limit('CustomNotificationType description Description', 255, `${FIELD_REFERENCE}, CustomNotificationType`),
  limit('NamedCredential fullName DeveloperName', 80, `${FIELD_REFERENCE}, NamedCredential`),
  limit('NamedCredential label MasterLabel', 80, `${FIELD_REFERENCE}, NamedCredential`),
  limit('NamedCredential namedCredentialParameters.description Description', 255, MADE_LIKE_OTHERS),
  limit('ExternalCredential fullName DeveloperName', 80, MADE_LIKE_OTHERS),
  limit('ExternalCredential label MasterLabel', 80, MADE_LIKE_OTHERS),
  limit('ExternalCredential description Description', 255, MADE_LIKE_OTHERS),
  limit('LightningComponentBundle fullName DeveloperName', 80, MADE_LIKE_OTHERS),
  limit('LightningComponentBundle masterLabel MasterLabel', 80, MADE_LIKE_OTHERS),
  limit('LightningComponentBundle description Description', 1000, MADE_LIKE_OTHERS),
  limit('ApexClass fullName Name', 255, `${FIELD_REFERENCE}, ApexClass`),
  limit('ExternalClientApplication fullName DeveloperName', 80, MADE_LIKE_OTHERS),
  limit('ExternalClientApplication label MasterLabel', 80, MADE_LIKE_OTHERS),
  limit('ExternalClientApplication description Description', 255, MADE_LIKE_OTHERS),
  limit('ExtlClntAppOauthSettings label MasterLabel', 80, MADE_LIKE_OTHERS),
  limit('ExtlClntAppGlobalOauthSettings label MasterLabel', 80, MADE_LIKE_OTHERS),
  limit('ExtlClntAppConfigurablePolicies label MasterLabel', 80, MADE_LIKE_OTHERS),
  limit('ExtlClntAppOauthConfigurablePolicies label MasterLabel', 80, MADE_LIKE_OTHERS),
] // prettier-ignore
