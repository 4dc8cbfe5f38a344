import { and, eq } from 'drizzle-orm'
import { type Part, type PushDeps, type Pushed, receivePart } from '../../parity/index.ts'
import type { Database } from '../../platform/database/database.ts'
import { refusal } from '../refusals.ts'
import type { PairedOrganization } from '../pairing/organization.ts'
import { pairedOrg } from '../tables.ts'

/** Takes a part of what a paired org looks like. Which org it is, and of which environment, the pairing says. */
export async function takePart(
  part: Part,
  { tenantId, organizationId }: PairedOrganization,
  deps: PushDeps,
): Promise<Pushed> {
  const introduction = await introductionOf({ tenantId, organizationId }, deps)
  if (!introduction) throw refusal('ORG_KEY_INVALID')
  return receivePart(part, { tenantId, organizationId, ...introduction }, deps)
}

/** How an org introduced itself when it was paired. */
async function introductionOf({ tenantId, organizationId }: PairedOrganization, { db }: { db: Database }) {
  const { organizationName, environment } = pairedOrg
  const which = and(eq(pairedOrg.tenantId, tenantId), eq(pairedOrg.organizationId, organizationId))
  const [row] = await db.select({ organizationName, environment }).from(pairedOrg).where(which)
  return row
}
