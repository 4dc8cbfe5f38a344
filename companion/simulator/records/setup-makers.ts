import { recordId } from '../org/ids.ts'
import type { Person } from '../org/people.ts'
import { holds, licenceIdOf } from '../org/rights.ts'
import type { OrgState } from '../state/org-state.ts'
import { salesforceTime } from './dates.ts'
import type { Maker } from './tables.ts'
import type { Row } from './row.ts'

type Origin = { state: OrgState; people: Person[] }

export const PROFILES = ['System Administrator', 'Standard User', 'Marketo Integration']

/** The row of Organization, with the changes of the control endpoint. */
export const organizationMaker = ({ state, people }: Origin): Maker => () => [
  {
    ...written(state.organizationId, state, people),
    Name: state.name,
    InstanceName: state.environment === 'sandbox' ? 'CS217' : 'EU48',
    IsSandbox: state.organization.isSandbox ?? state.environment === 'sandbox',
    OrganizationType: state.organization.organizationType ?? 'Enterprise Edition',
    TrialExpirationDate: state.organization.trialExpirationDate ?? null,
    PrimaryContact: people[1]?.name ?? null,
    Country: 'SE',
    SignupCountryIsoCode: 'SE',
    LanguageLocaleKey: state.organization.languageLocaleKey ?? 'en_US',
    DefaultLocaleSidKey: 'en_US',
    TimeZoneSidKey: 'Europe/Stockholm',
  },
] // prettier-ignore

/** The users, from the people who can log in. */
export const userMaker =
  ({ state, people }: Origin): Maker =>
  () =>
    people.map((person) => ({
      ...written(person.id, state, people),
      ...namesOf(person),
      Username: person.username,
      Email: person.email,
      IsActive: true,
      UserType: 'Standard',
      UserPermissionsMarketingUser: holds(state, 'marketing-user', person),
      ProfileId: recordId('00e', PROFILES.indexOf(person.profile) + 1),
      TimeZoneSidKey: 'Europe/Stockholm',
      LocaleSidKey: 'en_US',
      LanguageLocaleKey: 'en_US',
    }))

export const profileMaker =
  ({ state, people }: Origin): Maker =>
  () =>
    PROFILES.map((Name, index) => ({
      ...written(recordId('00e', index + 1), state, people),
      Name,
      UserLicenseId: licenceIdOf(state, { profile: Name }),
    }))

function namesOf({ name }: Person) {
  const [FirstName = '', ...rest] = name.split(' ')
  return { FirstName, LastName: rest.join(' '), Name: name, Alias: FirstName.slice(0, 8).toLowerCase() }
}

function written(Id: string, { copiedAt }: OrgState, people: Person[]): Row {
  const moment = salesforceTime(copiedAt)
  const by = people[1]?.id ?? null
  return {
    Id,
    CreatedDate: moment,
    CreatedById: by,
    LastModifiedDate: moment,
    LastModifiedById: by,
    SystemModstamp: moment,
  }
}
