import { and, eq, isNull, lte, or, sql } from 'drizzle-orm'
import type { Database } from '../../platform/database/database.ts'
import { DEFAULT_FLOOR_PERCENT, type CalledOrg, type OrgAllowance } from './org-state.ts'
import { creditSettings, orgAllowance } from '../tables.ts'

/** What all processes together know of an org, and the floor that its tenant set. */
export type KnownOrg = { allowance: OrgAllowance | undefined; floorPercent: number }

const ofOrg = ({ tenantId, origin }: CalledOrg) =>
  and(eq(orgAllowance.tenantId, tenantId), eq(orgAllowance.origin, origin))

/** Rows of `org_allowance`. */
export const allowanceStore = (db: Database) => ({
  async read(org: CalledOrg): Promise<KnownOrg> {
    const [settings] = await db.select().from(creditSettings).where(eq(creditSettings.tenantId, org.tenantId))
    const [row] = await db.select().from(orgAllowance).where(ofOrg(org))
    return {
      allowance: row && { ...row, limit: row.allowed },
      floorPercent: settings?.orgFloorPercent ?? DEFAULT_FLOOR_PERCENT,
    }
  },

  /** Writes an observation, unless another process wrote a later one. */
  async write({ tenantId, origin }: CalledOrg, { used, limit, ...times }: OrgAllowance): Promise<void> {
    const values = { used, allowed: limit, ...times }
    await db
      .insert(orgAllowance)
      .values({ tenantId, origin, ...values })
      .onConflictDoUpdate({
        target: [orgAllowance.tenantId, orgAllowance.origin],
        set: values,
        setWhere: lte(orgAllowance.observedAt, times.observedAt),
      })
  },

  /** Takes the one request that may find out whether a spent org lets requests through again; false if it is taken. */
  async claimProbe(org: CalledOrg, now: Date, next: Date): Promise<boolean> {
    const claimed = await db
      .update(orgAllowance)
      .set({ probeAt: next })
      .where(and(ofOrg(org), or(isNull(orgAllowance.probeAt), lte(orgAllowance.probeAt, now))))
      .returning({ origin: sql<string>`origin` })
    return claimed.length > 0
  },
})
export type AllowanceStore = ReturnType<typeof allowanceStore>
