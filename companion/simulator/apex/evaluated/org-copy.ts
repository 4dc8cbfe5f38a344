import {
  orgCopied,
  type JsonRecord,
  type Org as ApexOrg,
  type OrgFacts,
  type PermissionSetFacts,
} from '../../../../packages/apex-interpreter/index.ts'
import { appOf } from '../../event-log/logged-call.ts'
import { recordId } from '../../org/ids.ts'
import type { Org } from '../../org/org.ts'
import { allowancesOf } from '../../rest/limits.ts'
import type { ApexCall } from '../apex-call.ts'
import { credentialsOf } from '../callouts/stored-keys.ts'
import { pageUser } from '../page-user.ts'
import { holdersOf } from '../setup/permission-holders.ts'
import { rowOf } from '../setup/setup-settings.ts'
import { snapshotRows } from './likely-snapshots.ts'

/** The objects whose rows Apex reads as they are. */
const OBJECTS = [
  ...['Organization', 'User', 'Profile', 'UserLicense', 'Group', 'ApexTrigger', 'FlowDefinitionView'],
  ...['PermissionSet', 'PermissionSetAssignment', 'ObjectPermissions', 'CronJobDetail', 'CronTrigger'],
]

const LANGUAGES = new Map([
  ...['fr', 'ja', 'ko', 'sv'].map((language) => [language, language] as const),
  ['zh', 'zh_TW'],
])

/** Lets the page's user in without being counted among the holders of a permission set. */
const PAGE = 'Simulated_Page'
const [ADMIN, INTEGRATION] = ['Tollbridge_Admin', 'Tollbridge_Integration_User']

/** The org as Apex sees it, for the user who opens the page. */
export function copyOf(org: Org, facts: OrgFacts, call: ApexCall): ApexOrg {
  const { state, tables, clock } = org
  const runnerId = pageUser(org)?.id ?? ''
  const sets = facts.permissionSets ?? []
  const isDeployed = tables.rows('PermissionSet').some(({ Name }) => Name === ADMIN)
  const held = sets.flatMap(({ name }) => holdersOf(name, org).map((userId) => ({ userId, permissionSet: name })))
  return orgCopied({
    ...facts,
    permissionSets: [
      ...sets.map((set) => (isDeployed || set.name !== INTEGRATION ? set : withoutGrants(set))),
      ...sets.filter(({ name }) => name === ADMIN).map((set) => ({ ...set, name: PAGE })),
    ],
    rows: {
      ...Object.fromEntries(OBJECTS.map((object) => [object, tables.rows(object)])),
      CustomNotificationType: [{ DeveloperName: 'Tollbridge_Usage_Alert' }],
      OauthToken: tokenRows(org),
      NamedCredential: credentialRows(org),
      Tollbridge_Settings__c: settingsRows(org),
      Tollbridge_Snapshot__c: snapshotRows(org),
      User: tables.rows('User').map((user) => (user.Id === runnerId ? { ...user, ...personal(call) } : user)),
    },
    ...{ id: state.organizationId, runnerId, now: clock.now() },
    holders: [{ userId: runnerId, permissionSet: PAGE }, ...held],
    credentials: credentialsOf(org),
    allowances: allowancesOf(org),
  })
}

/** Before the package is deployed, the integration user has the rights that the org itself gives. */
const withoutGrants = (set: PermissionSetFacts): PermissionSetFacts => ({
  ...set,
  ...{ userPermissions: [], objects: [], fields: [], customPermissions: [] },
})

/** Before the package is deployed as well, since the pages of a stand-in work without it. */
function settingsRows(org: Org): JsonRecord[] {
  const row = rowOf(org)
  return row ? [row] : []
}

/** A token for each authorization. UNSURE that Salesforce counts a use for each renewal. */
const tokenRows = ({ state }: Org): JsonRecord[] =>
  state.families.map(({ clientId, userId, spent, lastUsedAt }, index) => ({
    ...{ Id: recordId('0CQ', index + 1), AppName: appOf(clientId, state).appName, UserId: userId },
    ...{ UseCount: spent.length, LastUsedDate: lastUsedAt === undefined ? null : new Date(lastUsedAt).toISOString() },
  }))

/** The named credentials. Without a companion they have the address with which they are installed. */
function credentialRows({ state }: Org): JsonRecord[] {
  const { companionUrl = 'https://companion.tollbridge.invalid', openCompanionUrl = companionUrl } = state
  return [
    { DeveloperName: 'Tollbridge_Companion', Endpoint: companionUrl },
    { DeveloperName: 'Tollbridge_Companion_Open', Endpoint: openCompanionUrl },
  ]
}

const personal = ({ language, timeZone }: ApexCall): JsonRecord => ({
  LanguageLocaleKey: LANGUAGES.get(language.slice(0, 2)) ?? 'en_US',
  LocaleSidKey: 'en_US',
  TimeZoneSidKey: timeZone,
})
