import { Type, type Static, type TSchema } from 'typebox'
import { Value } from 'typebox/value'
import { Refusal } from '../../platform/refusals/errors.ts'
import { Nullable } from '../../platform/schemas.ts'
import { refusal } from '../refusals.ts'
import { getTogether } from './composite.ts'
import { isRefusedBySalesforce, queryPath, rowsOfPage, type ApiResult } from './request.ts'
import type { SalesforceSession } from './session.ts'

const Licence = Type.Object({ Name: Type.String(), LicenseDefinitionKey: Type.String() })

const UserRow = Type.Object({
  UserPermissionsMarketingUser: Type.Boolean(),
  Profile: Nullable(Type.Object({ UserLicense: Nullable(Licence) })),
})

/** Its columns, one a permission, differ from org to org and from release to release. */
const SetRow = Type.Record(Type.String(), Type.Unknown())

const ObjectRow = Type.Object({
  SobjectType: Type.String(),
  PermissionsRead: Type.Boolean(),
  PermissionsCreate: Type.Boolean(),
  PermissionsEdit: Type.Boolean(),
  PermissionsViewAllRecords: Type.Boolean(),
  /** UNSURE: its name is drawn from the metadata type, and older versions of the API do not have it. */
  PermissionsViewAllFields: Type.Optional(Type.Boolean()),
})

const FieldRow = Type.Object({
  Field: Type.String(),
  PermissionsRead: Type.Boolean(),
  PermissionsEdit: Type.Boolean(),
})

const QueueRow = Type.Object({ Queue: Type.Object({ Name: Type.String() }) })

export type ObjectRow = Static<typeof ObjectRow>
type FieldRow = Static<typeof FieldRow>

/** One user's rights in an org. A part that could not be read is undefined, which is not the same as empty. */
export type UserRights = {
  user?: Static<typeof UserRow>
  /** The permission sets of the user, with the one of the profile. */
  sets?: Static<typeof SetRow>[]
  objects?: ObjectRow[]
  fields?: FieldRow[]
  /** The lead queues in which the user is not a direct member. */
  queuesWithout?: string[]
}

/** Whose rights to read, and on which objects and fields. */
export type RightsWish = { userId: string; objects: readonly string[]; fields: readonly string[] }

/** Reads what a user may do in an org, for one credit. */
export async function readUserRights(wish: RightsWish, session: SalesforceSession): Promise<UserRights> {
  const { user, sets, objects, fields, queues } = await getTogether(queriesOf(wish), session)
  return {
    user: rowsOf(UserRow, user)?.[0],
    sets: rowsOf(SetRow, sets),
    objects: rowsOf(ObjectRow, objects),
    fields: rowsOf(FieldRow, fields),
    queuesWithout: rowsOf(QueueRow, queues)?.map(({ Queue }) => Queue.Name),
  }
}

/**
 * FIELDS(STANDARD) returns the columns that the org has: a query for a column that it lacks would fail. UNSURE whether it
 * is allowed on these objects. Only users with View Setup and Configuration may read permission sets. For other users the
 * objects do not exist.
 */
function queriesOf({ userId, objects, fields }: RightsWish) {
  if (!/^\w{15,18}$/.test(userId)) throw refusal('SALESFORCE_ANSWER_UNREADABLE')
  const theirs = `SELECT PermissionSetId FROM PermissionSetAssignment WHERE AssigneeId = '${userId}'`
  const member = `SELECT GroupId FROM GroupMember WHERE UserOrGroupId = '${userId}'`
  return {
    user: request(
      `SELECT UserPermissionsMarketingUser, Profile.UserLicense.Name, Profile.UserLicense.LicenseDefinitionKey FROM User WHERE Id = '${userId}'`,
    ),
    sets: request(`SELECT FIELDS(STANDARD) FROM PermissionSet WHERE Id IN (${theirs})`),
    objects: request(
      `SELECT FIELDS(STANDARD) FROM ObjectPermissions WHERE SobjectType IN (${listed(objects)}) AND ParentId IN (${theirs})`,
    ),
    fields: request(
      `SELECT Field, PermissionsRead, PermissionsEdit FROM FieldPermissions WHERE Field IN (${listed(fields)}) AND ParentId IN (${theirs})`,
    ),
    queues: request(`SELECT Queue.Name FROM QueueSobject WHERE SobjectType = 'Lead' AND QueueId NOT IN (${member})`),
  }
}

const listed = (names: readonly string[]) => names.map((name) => `'${name}'`).join(',')

const request = (soql: string) => ({ path: queryPath(soql) })

/**
 * The rows, if they have the form of the schema. Rows of another form say as little as a refusal. Throws what may pass by
 * itself.
 */
function rowsOf<Row extends TSchema>(row: Row, result: ApiResult): Static<Row>[] | undefined {
  if (result instanceof Refusal && !isRefusedBySalesforce(result)) throw result
  const schema = Type.Array(row)
  const rows: unknown = result instanceof Refusal ? undefined : rowsOfPage(result)
  return Value.Check(schema, rows) ? rows : undefined
}
