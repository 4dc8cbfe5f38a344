import { and, eq, lte } from 'drizzle-orm'
import { before } from '../../platform/clock.ts'
import type { Stored, Timed } from '../../platform/deps.ts'
import { orgSandboxes, type KnownSandbox } from '../tables.ts'

type OrgOfTenant = Pick<typeof orgSandboxes.$inferSelect, 'tenantId' | 'organizationId'>

/** What is known of an org's sandboxes, and how the last reading ended. */
export type SandboxReading = Omit<typeof orgSandboxes.$inferSelect, 'tenantId' | 'organizationId'>

/** Slightly less than a day, so that an hourly job asks once a day. */
const PAUSE = { minutes: 23 * 60 + 30 }

/** Whether Salesforce is to be asked now. Marks it as asked before the request, so that a failure too is tried once a day. */
export async function claimReading({ tenantId, organizationId }: OrgOfTenant, { db, clock }: Timed): Promise<boolean> {
  const askedAt = clock.now()
  const claimed = await db
    .insert(orgSandboxes)
    .values({ tenantId, organizationId, askedAt, sandboxes: [] })
    .onConflictDoUpdate({
      target: [orgSandboxes.tenantId, orgSandboxes.organizationId],
      set: { askedAt },
      setWhere: lte(orgSandboxes.askedAt, before(askedAt, PAUSE)),
    })
    .returning({ organizationId: orgSandboxes.organizationId })
  return claimed.length > 0
}

export async function saveSandboxes(org: OrgOfTenant, sandboxes: KnownSandbox[], { db, clock }: Timed): Promise<void> {
  const now = clock.now()
  await db.update(orgSandboxes).set({ askedAt: now, readAt: now, refusedWith: null, sandboxes }).where(ofOrg(org))
}

/** Keeps what was read before, and why nothing new can be read. */
export async function saveRefusal(org: OrgOfTenant, refusedWith: string, { db }: Stored): Promise<void> {
  await db.update(orgSandboxes).set({ refusedWith }).where(ofOrg(org))
}

/** What is known of the sandboxes of an org; undefined if Salesforce was never asked. */
export async function findSandboxes(org: OrgOfTenant, { db }: Stored): Promise<SandboxReading | undefined> {
  const { askedAt, readAt, refusedWith, sandboxes } = orgSandboxes
  const [found] = await db.select({ askedAt, readAt, refusedWith, sandboxes }).from(orgSandboxes).where(ofOrg(org))
  return found
}

const ofOrg = ({ tenantId, organizationId }: OrgOfTenant) =>
  and(eq(orgSandboxes.tenantId, tenantId), eq(orgSandboxes.organizationId, organizationId))
