import type { Value } from '../values/values.ts'
import { addPermissionSet, assign, rightsOf, type PermissionSetFacts } from './grants.ts'
import type { Allowance, Labels, Org } from './org.ts'
import { fieldsFrom, type JsonRecord } from './records.ts'
import { addRow } from './rows.ts'
import type { Schema, SObjectShape } from './schema.ts'
import { PEOPLE } from './standard/people.ts'
import { PERMISSIONS } from './standard/permissions.ts'
import { PLATFORM } from './standard/platform.ts'
import { Store } from './store.ts'
import { addUser, type Person } from './users.ts'

/** What is known of an org. What is left out is as in a new English production org. */
export type OrgFacts = {
  /** The custom objects and settings. */
  objects?: SObjectShape[]
  permissionSets?: PermissionSetFacts[]
  labels?: Labels
  /** The admin who runs code and tests. */
  runner?: Partial<Person>
  organization?: Record<string, Value>
  allowances?: Allowance[]
  /** What the org holds before a test begins. */
  rows?: { object: string; fields: Record<string, Value> }[]
  /** Milliseconds. */
  now?: number
}

const RUNNER: Person = {
  username: 'admin@acme.invalid',
  lastName: 'Admin',
  language: 'en_US',
  locale: 'en_US',
  timeZone: 'Europe/Stockholm',
}

/** The user permissions of an administrator that code asks for. */
const OF_AN_ADMIN = [
  ...['ApiEnabled', 'ModifyAllData', 'ViewAllData', 'ViewSetup', 'ViewRoles', 'CustomizeApplication', 'ManageUsers'],
  ...['ViewEventLogFiles', 'AllowViewEditConvertedLeads', 'AuthorApex', 'AssignPermissionSets'],
]

/** Runs what no person starts. It has no profile and no permission. */
const AUTOMATED_PROCESS = {
  Alias: 'autoproc',
  LanguageLocaleKey: 'en_US',
  LastName: 'Automated Process',
  LocaleSidKey: 'en_US',
  Name: 'Automated Process',
  TimeZoneSidKey: 'UTC',
  UserType: 'AutomatedProcess',
  Username: 'autoproc@acme.invalid',
}

const ORGANIZATION = { Name: 'Acme', IsSandbox: false, OrganizationType: 'Enterprise Edition' }

const schemaWith = (objects: SObjectShape[] = []): Schema =>
  new Map([...PEOPLE, ...PERMISSIONS, ...PLATFORM, ...objects].map((shape) => [shape.name.toLowerCase(), shape]))

/** An org that exists elsewhere: its rows as JSON, by object, and which of them are the org and the user who runs code. */
type OrgCopy = Omit<OrgFacts, 'runner' | 'organization' | 'rows'> & {
  rows: Record<string, JsonRecord[]>
  id: string
  runnerId: string
  /** Who holds which permission set, besides the assignments among the rows. */
  holders: { userId: string; permissionSet: string }[]
  credentials: Org['credentials']
}

/** Copies an org. */
export function orgCopied({ rows, id, runnerId, holders, credentials, ...facts }: OrgCopy): Org {
  const [schema, store] = [schemaWith(facts.objects), new Store()]
  for (const [object, records] of Object.entries(rows)) {
    for (const record of records) addRow(store, schema, { object, fields: fieldsFrom(object, record, schema) })
  }
  if (!rows.User?.some(({ UserType }) => UserType === AUTOMATED_PROCESS.UserType))
    addRow(store, schema, { object: 'User', fields: AUTOMATED_PROCESS })
  facts.permissionSets?.forEach((one) => addPermissionSet(store, schema, one))
  holders.forEach(({ userId, permissionSet }) => {
    assign(permissionSet, userId, { store, schema })
  })
  const { labels = new Map(), allowances = [], now = 0 } = facts
  return { schema, store, id, runnerId, labels, allowances, credentials, now }
}

/** Builds an org. */
export function orgWith(facts: OrgFacts = {}): Org {
  const [schema, store] = [schemaWith(facts.objects), new Store()]
  const id = addRow(store, schema, { object: 'Organization', fields: { ...ORGANIZATION, ...facts.organization } })
  const profileId = addAdminProfile(store, schema)
  const runnerId = addUser({ ...RUNNER, ...facts.runner }, profileId, { store, schema })
  addRow(store, schema, { object: 'User', fields: AUTOMATED_PROCESS })
  facts.permissionSets?.forEach((one) => addPermissionSet(store, schema, one))
  facts.rows?.forEach((row) => addRow(store, schema, row))
  return {
    ...{ schema, store, id, runnerId },
    labels: facts.labels ?? new Map(),
    allowances: facts.allowances ?? [{ name: 'DailyApiRequests', used: 12_345, allowed: 115_000 }],
    // Not a whole second, as in an org: a field keeps whole seconds, so a moment may differ from the one that was saved.
    now: facts.now ?? Date.UTC(2026, 2, 29, 10, 5, 0, 123),
  }
}

function addAdminProfile(store: Store, schema: Schema): string {
  const licence = { Name: 'Salesforce', LicenseDefinitionKey: 'SFDC' }
  const licenceId = addRow(store, schema, { object: 'UserLicense', fields: licence })
  const profile = { Name: 'System Administrator', UserLicenseId: licenceId, UserType: 'Standard' }
  const profileId = addRow(store, schema, { object: 'Profile', fields: { ...profile, ...rightsOf(OF_AN_ADMIN) } })
  const owned = {
    Name: 'X00ex00000018ozT',
    Label: profileId,
    IsOwnedByProfile: true,
    ProfileId: profileId,
    Type: 'Profile',
  }
  addRow(store, schema, { object: 'PermissionSet', fields: { ...owned, ...rightsOf(OF_AN_ADMIN) } })
  return profileId
}
