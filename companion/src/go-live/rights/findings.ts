import type { UserRights } from '../../salesforce/index.ts'
import { type ObjectName, OBJECTS } from '../../parity/index.ts'
import type { FieldsOfOrg } from './fields.ts'
import { OBJECT_RIGHTS, SYSTEM_RIGHTS, type NeededField, type ObjectRight, type SystemRight } from './table.ts'

/** What is asked about the integration user; the words stand in the labels, as `golive.permission.ID.title`. */
export const PERMISSIONS = [
  'licence',
  'api-enabled',
  'view-setup',
  'event-log-files',
  'marketing-user',
  'converted-leads',
  'lead-queues',
  'object-read',
  'object-create',
  'object-edit',
  'field-read',
  'field-edit',
] as const
type Permission = (typeof PERMISSIONS)[number]

/** `unknown` is what could not be read. It is never taken for granted. */
export const FINDING_STATES = ['ok', 'missing', 'unknown'] as const
export type FindingState = (typeof FINDING_STATES)[number]

/** One right that the integration user needs, and whether they have it. */
export type Finding = {
  id: Permission
  state: FindingState
  object?: ObjectName
  field?: string
  /** What the org calls what is in the way, such as the name of a licence. */
  detail: string | null
}

const FULL_LICENCE = 'SFDC'

/** Compares what a user may do with what the integration needs. */
export const findingsOf = (rights: UserRights, fields: FieldsOfOrg): Finding[] => [
  licence(rights),
  ...SYSTEM.map((id) => ({ id, state: systemState(id, rights), detail: null })),
  marketingUser(rights),
  leadQueues(rights),
  ...OBJECTS.flatMap((object) => OBJECT_RIGHTS[object].map((right) => ofObject({ object, right }, rights))),
  ...fields.existing.map((needed) => ofField(needed, fieldState(needed, rights))),
  ...fields.uncertain.map((needed) => ofField(needed, 'unknown')),
]

const SYSTEM: readonly SystemRight[] = ['api-enabled', 'view-setup', 'event-log-files', 'converted-leads']

/** A licence for integrations cannot hold the right to converted leads, and says nothing when it lacks it. */
function licence({ user }: UserRights): Finding {
  const has = user?.Profile?.UserLicense
  const state = !has ? 'unknown' : has.LicenseDefinitionKey === FULL_LICENCE ? 'ok' : 'missing'
  return { id: 'licence', state, detail: has?.Name ?? null }
}

function marketingUser({ user }: UserRights): Finding {
  const state = !user ? 'unknown' : user.UserPermissionsMarketingUser ? 'ok' : 'missing'
  return { id: 'marketing-user', state, detail: null }
}

function systemState(right: SystemRight, rights: UserRights): FindingState {
  const state = columnState(SYSTEM_RIGHTS[right], rights)
  return right === 'view-setup' && state === 'unknown' && isSetupClosed(rights) ? 'missing' : state
}

/** A column that is not there tells nothing. */
function columnState(column: string, { sets = [] }: UserRights): FindingState {
  const values = sets.map((set) => set[column])
  if (values.includes(true)) return 'ok'
  return values.length > 0 && values.every((value) => value === false) ? 'missing' : 'unknown'
}

const grants = (column: string, rights: UserRights): boolean => columnState(column, rights) === 'ok'

/** A user who may view Setup can read these two. One who can read neither may not. */
const isSetupClosed = ({ user, sets, fields }: UserRights): boolean => user !== undefined && !sets && !fields

/**
 * A user is in by View All on leads, or as a member. Whoever is in by a public group or the hierarchy of roles counts as
 * outside: what cannot be told from the queue itself is not taken for granted.
 */
function leadQueues(rights: UserRights): Finding {
  const { objects, queuesWithout } = rights
  const seesAll =
    grants('PermissionsViewAllData', rights) ||
    objects?.some(({ SobjectType, PermissionsViewAllRecords }) => SobjectType === 'Lead' && PermissionsViewAllRecords)
  if (seesAll || queuesWithout?.length === 0) return { id: 'lead-queues', state: 'ok', detail: null }
  const state = queuesWithout && isTold(objects, rights) ? 'missing' : 'unknown'
  return { id: 'lead-queues', state, detail: queuesWithout?.join(', ') ?? null }
}

const OBJECT_COLUMNS = { read: 'PermissionsRead', create: 'PermissionsCreate', edit: 'PermissionsEdit' } as const

function ofObject({ object, right }: { object: ObjectName; right: ObjectRight }, rights: UserRights): Finding {
  const { objects } = rights
  const isGranted =
    objects?.some((row) => row.SobjectType === object && row[OBJECT_COLUMNS[right]]) ||
    grants('PermissionsModifyAllData', rights) ||
    (right === 'read' && grants('PermissionsViewAllData', rights))
  const state = isGranted ? 'ok' : isTold(objects, rights) ? 'missing' : 'unknown'
  return { id: `object-${right}`, state, object, detail: null }
}

function fieldState({ object, field, right }: NeededField, rights: UserRights): FindingState {
  const { objects, fields } = rights
  const column = right === 'edit' ? 'PermissionsEdit' : 'PermissionsRead'
  const seesAll = right === 'read' && objects?.some((row) => row.SobjectType === object && row.PermissionsViewAllFields)
  if (seesAll || fields?.some((row) => row.Field === `${object}.${field}` && row[column])) return 'ok'
  return isTold(fields, rights) ? 'missing' : 'unknown'
}

const ofField = ({ object, field, right }: NeededField, state: FindingState): Finding => ({
  id: `field-${right}`,
  state,
  object,
  field,
  detail: null,
})

/** Without View Setup and Configuration, an org may show no rows where there are some. */
const isTold = (rows: unknown[] | undefined, rights: UserRights): boolean =>
  rows !== undefined && (rows.length > 0 || grants('PermissionsViewSetup', rights))
