import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { refusal } from '../refusals.ts'
import { AMONG_OBJECTS } from './automation.ts'

const GrantRow = Type.Object({ SobjectType: Type.String() })

/**
 * The objects of which a user may view all fields, by the profile or another permission set. UNSURE: the name of the
 * permission in the data API; an org that does not know it refuses the query.
 */
export const viewAllFieldsQuery = (userId: string): string =>
  `SELECT SobjectType FROM ObjectPermissions WHERE PermissionsViewAllFields = true AND SobjectType ${AMONG_OBJECTS}` +
  ` AND ParentId IN (SELECT PermissionSetId FROM PermissionSetAssignment WHERE AssigneeId = '${userId}')`

/** The names of those objects. */
export function grantedObjects(rows: unknown[]): string[] {
  const schema = Type.Array(GrantRow)
  if (!Value.Check(schema, rows)) throw refusal('SALESFORCE_ANSWER_UNREADABLE')
  return rows.map(({ SobjectType }) => SobjectType)
}
