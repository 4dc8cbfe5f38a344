import { and, desc, gt, lte, sql, type SQL } from 'drizzle-orm'
import { Gauge, type Registry } from 'prom-client'
import { before, type Clock } from '../platform/clock.ts'
import type { Database } from '../platform/database/database.ts'
import { creditWindow, orgAllowance } from './tables.ts'

/** A service with more tenants shows the same thousand in every gauge: a series for each would be too many. */
const MOST_TENANTS = 1000

/** An org counts the last 24 hours; what it said before that says nothing any more. */
const ALLOWANCE_LIFETIME = { hours: 24 }

type Level = { tenant: string; value: number }
type Read = (now: Date) => Promise<Level[]>

/** The metrics of what tenants have left, and of what their orgs say. They are read when somebody asks for them. */
export function creditGauges(registry: Registry, { db, clock }: { db: Database; clock: Clock }): void {
  const add = (name: string, help: string, read: Read) => {
    new Gauge({
      name: `tollbridge_${name}`,
      help,
      labelNames: ['tenant'],
      registers: [registry],
      async collect() {
        const levels = await read(clock.now()).catch(() => NO_LEVELS)
        this.reset()
        for (const { tenant, value } of levels) this.set({ tenant }, value)
      },
    })
  }
  const { allowance, granted } = creditWindow
  const left = sql<number>`greatest(0, ${allowance} - ${granted})`
  add('credits_left', 'Credits that the open window of a tenant can still give out', ofWindows(left, db))
  add('credits_limit', 'Credits that the open window of a tenant allows', ofWindows(sql`${allowance}`, db))
  add('org_api_used', 'Requests of the last 24 hours that an org counted, whoever sent them', ofOrgs('used', db))
  add('org_api_limit', 'Requests that an org allows within 24 hours', ofOrgs('allowed', db))
}

/** Without the database these gauges are empty, and all other metrics can still be read. */
const NO_LEVELS: Level[] = []

const ofWindows =
  (value: SQL<number>, db: Database): Read =>
  (now) =>
    db
      .select({ tenant: creditWindow.tenantId, value })
      .from(creditWindow)
      .where(and(lte(creditWindow.windowStart, now), gt(creditWindow.windowEnd, now)))
      .orderBy(creditWindow.tenantId)
      .limit(MOST_TENANTS)

/** A tenant that moved to another org has a row of each: the one that was heard last counts. */
const ofOrgs =
  (value: 'used' | 'allowed', db: Database): Read =>
  (now) =>
    db
      .selectDistinctOn([orgAllowance.tenantId], { tenant: orgAllowance.tenantId, value: orgAllowance[value] })
      .from(orgAllowance)
      .where(gt(orgAllowance.observedAt, before(now, ALLOWANCE_LIFETIME)))
      .orderBy(orgAllowance.tenantId, desc(orgAllowance.observedAt))
      .limit(MOST_TENANTS)
