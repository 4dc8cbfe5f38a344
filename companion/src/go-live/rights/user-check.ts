import {
  authorizedConnection,
  type ConnectionRow,
  type ConnectionServices,
  withSession,
} from '../../connections/index.ts'
import { Refusal } from '../../platform/refusals/errors.ts'
import type { TenantId } from '../../platform/ids.ts'
import { readUserRights, type RightsWish, type UserRights } from '../../salesforce/index.ts'
import { newestOfOrg, OBJECTS, parseFingerprint } from '../../parity/index.ts'
import { fieldsNeededIn } from './fields.ts'
import { findingsOf } from './findings.ts'
import { keepUserCheck, type UserCheck } from './user-check-store.ts'

/** A user whom the API refuses lacks one right for certain, and the others cannot be read. */
const REFUSED_BY_THE_API: UserRights = { sets: [{ PermissionsApiEnabled: false }] }

/** Reads what the integration user may do in the connected org, for one credit, and keeps what was found. */
export async function checkUser(tenantId: TenantId, deps: ConnectionServices): Promise<UserCheck> {
  const connection = await authorizedConnection(tenantId, deps)
  const { organizationId, userId } = connection
  const look = await newestOfOrg(connection, deps)
  const fields = fieldsNeededIn(look && parseFingerprint(look.content))
  const names = fields.existing.map(({ object, field }) => `${object}.${field}`)
  const rights = await rightsOf(connection, { userId, objects: OBJECTS, fields: names }, deps)
  const check = { organizationId, userId, checkedAt: deps.clock.now(), findings: findingsOf(rights, fields) }
  await keepUserCheck(tenantId, check, deps)
  return check
}

async function rightsOf(connection: ConnectionRow, wish: RightsWish, deps: ConnectionServices): Promise<UserRights> {
  try {
    return await withSession(
      { connection, consumer: 'parity', purpose: 'query' },
      (session) => readUserRights(wish, session),
      deps,
    )
  } catch (fault) {
    if (fault instanceof Refusal && fault.code === 'SALESFORCE_API_DISABLED') return REFUSED_BY_THE_API
    throw fault
  }
}
