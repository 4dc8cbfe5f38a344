import { recordId } from '../org/ids.ts'
import type { Person } from '../org/people.ts'
import { lacks, LICENCES, mayEditField } from '../org/rights.ts'
import { catalogueOf } from '../schema/catalogue.ts'
import type { Field } from '../schema/field.ts'
import type { OrgState } from '../state/org-state.ts'
import { OBJECTS, setIdOf } from './permission-makers.ts'
import { PROFILES } from './setup-makers.ts'
import type { Maker } from './tables.ts'

type Origin = { state: OrgState; people: Person[] }

export const userLicenseMaker = (): Maker => () =>
  Object.entries(LICENCES).map(([Name, LicenseDefinitionKey], index) => ({
    Id: recordId('100', index + 1),
    Name,
    MasterLabel: Name,
    LicenseDefinitionKey,
  }))

/** The rights of each profile on each field that can be hidden. A right that is not granted has no row. */
export const fieldPermissionMaker =
  ({ state }: Origin): Maker =>
  () => {
    const catalogue = catalogueOf(state)
    const fields = OBJECTS.flatMap((object) =>
      (catalogue.get(object.toLowerCase())?.fields ?? []).filter(canBeHidden).map((field) => ({ object, field })),
    )
    return PROFILES.flatMap((profile) =>
      fields
        .filter(({ object, field }) => !state.hiddenFields[object]?.includes(field.name))
        .map(({ object, field }) => ({
          ParentId: setIdOf(profile),
          SobjectType: object,
          Field: `${object}.${field.name}`,
          PermissionsRead: true,
          PermissionsEdit: field.updateable && mayEditField(state, `${object}.${field.name}`, { profile }),
        })),
    ).map((row, index) => ({ Id: recordId('01k', index + 1), ...row }))
  }

const canBeHidden = ({ nillable, type }: Field) => nillable && type !== 'id'

const QUEUES = [
  { name: 'Leads Nordics', object: 'Lead' },
  { name: 'Leads Asia Pacific', object: 'Lead' },
  { name: 'Service Desk', object: 'Case' },
]

const queueId = (index: number) => recordId('00G', index + 1)

export const groupMaker = (): Maker => () =>
  QUEUES.map(({ name }, index) => ({
    Id: queueId(index),
    Name: name,
    DeveloperName: name.replaceAll(' ', '_'),
    Type: 'Queue',
  }))

export const queueSobjectMaker = (): Maker => () =>
  QUEUES.map(({ object }, index) => ({
    Id: recordId('03g', index + 1),
    QueueId: queueId(index),
    SobjectType: object,
  }))

/** Every user is a member of every queue, except the integration user after it lost them. */
export const groupMemberMaker =
  ({ state, people }: Origin): Maker =>
  () =>
    people
      .filter((person) => !lacks(state, 'lead-queues', person))
      .flatMap(({ id }) => QUEUES.map((_, index) => ({ GroupId: queueId(index), UserOrGroupId: id })))
      .map((member, index) => ({ Id: recordId('011', index + 1), ...member }))
