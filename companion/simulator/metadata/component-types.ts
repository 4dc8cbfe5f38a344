/** A type of metadata: its folder in a package, and the suffix of its files. */
export type ComponentType = {
  type: string
  folder: string
  suffix: string
  /** A second file beside it describes it. */ withMeta?: true
  /** Its files stand in folders, each with a file of its own whose root element this is. */ folderType?: string
}

const one = (type: string, folder: string, suffix: string): ComponentType => ({ type, folder, suffix })

/** The types that Tollbridge's packages may hold, and a few near them. A bundle is a folder and has no suffix. */
export const COMPONENT_TYPES: ComponentType[] = [
  { ...one('ApexClass', 'classes', '.cls'), withMeta: true },
  { ...one('ApexTrigger', 'triggers', '.trigger'), withMeta: true },
  { ...one('StaticResource', 'staticresources', '.resource'), withMeta: true },
  one('LightningComponentBundle', 'lwc', ''),
  one('CustomApplication', 'applications', '.app'),
  one('CustomTab', 'tabs', '.tab'),
  one('FlexiPage', 'flexipages', '.flexipage'),
  one('PermissionSet', 'permissionsets', '.permissionset'),
  one('PermissionSetGroup', 'permissionsetgroups', '.permissionsetgroup'),
  one('CustomLabels', 'labels', '.labels'),
  one('Translations', 'translations', '.translation'),
  one('CustomPermission', 'customPermissions', '.customPermission'),
  one('ExternalCredential', 'externalCredentials', '.externalCredential'),
  one('NamedCredential', 'namedCredentials', '.namedCredential'),
  one('CustomNotificationType', 'notificationtypes', '.notiftype'),
  one('CustomObject', 'objects', '.object'),
  one('ReportType', 'reportTypes', '.reportType'),
  { ...one('Report', 'reports', '.report'), folderType: 'ReportFolder' },
  { ...one('Dashboard', 'dashboards', '.dashboard'), folderType: 'DashboardFolder' },
  one('CustomMetadata', 'customMetadata', '.md'),
  one('Layout', 'layouts', '.layout'),
  one('RemoteSiteSetting', 'remoteSiteSettings', '.remoteSite'),
  one('CspTrustedSite', 'cspTrustedSites', '.cspTrustedSite'),
  one('ExternalClientApplication', 'externalClientApps', '.eca'),
  one('ExtlClntAppOauthSettings', 'extlClntAppOauthSettings', '.ecaOauth'),
  one('ExtlClntAppGlobalOauthSettings', 'extlClntAppGlobalOauthSets', '.ecaGlblOauth'),
  one('ExtlClntAppConfigurablePolicies', 'extlClntAppPolicies', '.ecaPlcy'),
  one('ExtlClntAppOauthConfigurablePolicies', 'extlClntAppOauthPolicies', '.ecaOauthPlcy'),
]
