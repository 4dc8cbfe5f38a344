import { and, desc, eq, isNull, lte, or, sql } from 'drizzle-orm'
import type { Stored } from '../../platform/deps.ts'
import type { TenantId } from '../../platform/ids.ts'
import { creditSettings, orgAllowance } from '../tables.ts'
import { DEFAULT_FLOOR_PERCENT, type CalledOrg, type OrgAllowance } from './org-state.ts'

/** What all processes together know of an org, and the floor that its tenant set. */
export type KnownOrg = { allowance: OrgAllowance | undefined; floorPercent: number }

const ofOrg = ({ tenantId, origin }: CalledOrg) =>
  and(eq(orgAllowance.tenantId, tenantId), eq(orgAllowance.origin, origin))

/** The allowance of an org, as any process last observed it. */
export async function readAllowance(org: CalledOrg, { db }: Stored): Promise<KnownOrg> {
  const [settings] = await db.select().from(creditSettings).where(eq(creditSettings.tenantId, org.tenantId))
  const [row] = await db.select().from(orgAllowance).where(ofOrg(org))
  return { allowance: row && allowanceIn(row), floorPercent: settings?.orgFloorPercent ?? DEFAULT_FLOOR_PERCENT }
}

/** The allowance of the org that the tenant called last. */
export async function newestAllowance(tenantId: TenantId, { db }: Stored): Promise<OrgAllowance | undefined> {
  const [row] = await db
    .select()
    .from(orgAllowance)
    .where(eq(orgAllowance.tenantId, tenantId))
    .orderBy(desc(orgAllowance.observedAt))
    .limit(1)
  return row && allowanceIn(row)
}

const allowanceIn = (row: typeof orgAllowance.$inferSelect): OrgAllowance => ({ ...row, limit: row.allowed })

/** Writes an observation. False if another process wrote a later one. */
export async function writeAllowance(
  { tenantId, origin }: CalledOrg,
  { used, limit, ...times }: OrgAllowance,
  { db }: Stored,
): Promise<boolean> {
  const values = { used, allowed: limit, ...times }
  const written = await db
    .insert(orgAllowance)
    .values({ tenantId, origin, ...values })
    .onConflictDoUpdate({
      target: [orgAllowance.tenantId, orgAllowance.origin],
      set: values,
      setWhere: lte(orgAllowance.observedAt, times.observedAt),
    })
    .returning({ origin: orgAllowance.origin })
  return written.length > 0
}

/** Claims the one request that may probe whether a spent org accepts requests again. False if it is taken. */
export async function claimProbe(
  org: CalledOrg,
  { now, next }: { now: Date; next: Date },
  { db }: Stored,
): Promise<boolean> {
  const claimed = await db
    .update(orgAllowance)
    .set({ probeAt: next })
    .where(and(ofOrg(org), or(isNull(orgAllowance.probeAt), lte(orgAllowance.probeAt, now))))
    .returning({ origin: sql<string>`origin` })
  return claimed.length > 0
}
