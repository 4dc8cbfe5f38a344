const WITH_SETUP =
  'peopleai.atlassian.net, Minimal Permissions Setup; every deployed permission set in public code has both'
const CUSTOMIZE =
  'refusals quoted in github.com/Kathy-Lueckeman/EASY-Open-Source-Solution/issues/6 and peopleai.atlassian.net'

/** A user permission, and one that must stand beside it. */
export type Dependency = { permission: string; needs: string; source: string }

const needs = (permission: string, needed: string, source: string): Dependency => ({
  permission,
  needs: needed,
  source,
})

/**
 * User permissions that depend on others. An org tells all of them: Tooling API,
 * `SELECT Permission, RequiredPermission FROM PermissionDependency`; no org was at hand, so the list holds what public
 * sources name. UNSURE whether ViewEventLogFiles, AllowViewEditConvertedLeads and ApiEnabled need any.
 */
export const DEPENDENCIES: readonly Dependency[] = [
  needs('ViewSetup', 'ViewRoles', WITH_SETUP),
  needs('ManageUsers', 'ViewRoles', 'github.com/jsforce/jsforce/issues/749'),
  needs('ManageUsers', 'ViewSetup', 'UNSURE: Setup ticks it too'),
  needs('AuthorApex', 'ViewSetup', 'sfdccloudninja.com/admin/dependent-perms'),
  needs('AuthorApex', 'ModifyAllData', 'sfdccloudninja.com/admin/dependent-perms'),
  needs('CustomizeApplication', 'ViewSetup', 'sfdccloudninja.com/admin/dependent-perms'),
  needs('CustomizeApplication', 'ManageTranslation', CUSTOMIZE),
  needs('CustomizeApplication', 'ManageCustomPermissions', CUSTOMIZE),
  needs('ModifyAllData', 'ViewAllData', 'Tooling API, PermissionDependency: the example of its description'),
  needs('ManageNamedCredentials', 'ViewSetup', 'UNSURE: the pages of named credentials are pages of Setup'),
]

/** Rights on an object, and those that must stand beside them on the same object. */
export const OBJECT_DEPENDENCIES: readonly { right: string; name: string; needs: readonly string[] }[] = [
  { right: 'allowCreate', name: 'Create', needs: ['allowRead'] },
  { right: 'allowEdit', name: 'Edit', needs: ['allowRead'] },
  { right: 'allowDelete', name: 'Delete', needs: ['allowRead', 'allowEdit'] },
  { right: 'viewAllRecords', name: 'View All', needs: ['allowRead'] },
  { right: 'modifyAllRecords', name: 'Modify All', needs: ['allowRead', 'allowEdit', 'allowDelete', 'viewAllRecords'] },
]

/**
 * Objects that can be read only together with another. Source: refusals of the form "Permission Read X depends on
 * permission(s): Read Y" that public projects quote; UNSURE of Case.
 */
export const READ_TOGETHER: Readonly<Record<string, string>> = {
  Contact: 'Account',
  Opportunity: 'Account',
  Case: 'Account',
}

/** The words of the refusal. Source: docs.gearset.com/en/articles/7549344. */
export const dependsOn = (permission: string, needed: string): string =>
  `Permission ${permission} depends on permission(s): ${needed}`
