import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { Nullable } from '../../platform/schemas.ts'
import { refusal } from '../refusals.ts'
import type { OrganizationId } from '../../platform/ids.ts'
import { type Identity, queryTogether, type SalesforceSession } from '../../salesforce/index.ts'
import { orgKindOf, type OrgKind } from '../environment.ts'

const Organization = Type.Object({
  Id: Type.String({ pattern: '^00D[A-Za-z0-9]{15}$' }),
  Name: Type.String(),
  IsSandbox: Type.Boolean(),
  OrganizationType: Nullable(Type.String()),
  TrialExpirationDate: Nullable(Type.String()),
})
const User = Type.Object({ Id: Type.String(), Username: Type.String(), Name: Type.String() })

/** An org as it describes itself, and the user whom the companion is signed in as. */
export type Org = {
  organizationId: OrganizationId
  name: string
  kind: OrgKind
  user: { id: string; username: string; name: string }
}

/** Reads what the org is and who is signed in, for one credit. */
export async function readOrg({ userId }: Identity, session: SalesforceSession): Promise<Org> {
  const queries = {
    organization: 'SELECT Id, Name, IsSandbox, OrganizationType, TrialExpirationDate FROM Organization',
    user: `SELECT Id, Username, Name FROM User WHERE Id = '${userId}'`,
  }
  const { organization, user } = await queryTogether(queries, session)
  return orgOf(organization[0], user[0])
}

function orgOf(organization: unknown, user: unknown): Org {
  if (!Value.Check(Organization, organization) || !Value.Check(User, user))
    throw refusal('SALESFORCE_ANSWER_UNREADABLE')
  return {
    organizationId: organization.Id as OrganizationId,
    name: organization.Name,
    kind: orgKindOf(organization),
    user: { id: user.Id, username: user.Username, name: user.Name },
  }
}
