import { and, eq, gte, lt, or } from 'drizzle-orm'
import { before } from '../../platform/clock.ts'
import type { Stored } from '../../platform/deps.ts'
import type { TenantId } from '../../platform/ids.ts'
import { loggedDay, orgSpender } from '../tables.ts'
import type { KnownDay } from './app-days.ts'
import type { Spender } from './line.ts'

type OrgOfTenant = { tenantId: TenantId; organizationId: string }

/** A day whose whole log was read. */
export type ReadDay = KnownDay & { readAt: Date; rest: number }

/** Days after which spenders are deleted. */
const KEPT_DAYS = 35

/** Saves what all callers sent on a day, in place of an earlier reading, and deletes days that are too old. */
export async function saveSpenders(
  { tenantId, organizationId, day }: OrgOfTenant & { day: Date },
  spenders: readonly Spender[],
  { db }: Stored,
): Promise<void> {
  const ofOrg = and(eq(orgSpender.tenantId, tenantId), eq(orgSpender.organizationId, organizationId))
  const oldest = before(day, { days: KEPT_DAYS })
  await db.delete(orgSpender).where(and(ofOrg, or(eq(orgSpender.day, day), lt(orgSpender.day, oldest))))
  if (spenders.length > 0)
    await db.insert(orgSpender).values(spenders.map((one) => ({ ...one, tenantId, organizationId, day })))
}

/** The days since a moment whose whole log was read, oldest first. */
export async function readSpenders(
  { tenantId, organizationId }: OrgOfTenant,
  since: Date,
  { db }: Stored,
): Promise<ReadDay[]> {
  const days = await db
    .select({ day: loggedDay.day, readAt: loggedDay.readAt, rest: loggedDay.restOfSpenders })
    .from(loggedDay)
    .where(
      and(eq(loggedDay.tenantId, tenantId), eq(loggedDay.organizationId, organizationId), gte(loggedDay.day, since)),
    )
    .orderBy(loggedDay.day)
  const rows = await db
    .select()
    .from(orgSpender)
    .where(
      and(eq(orgSpender.tenantId, tenantId), eq(orgSpender.organizationId, organizationId), gte(orgSpender.day, since)),
    )
  const byDay = Map.groupBy(rows, ({ day }) => day.getTime())
  return days.flatMap(({ day, readAt, rest }) =>
    rest === null ? [] : [{ day, readAt, rest, spenders: byDay.get(day.getTime()) ?? [] }],
  )
}
