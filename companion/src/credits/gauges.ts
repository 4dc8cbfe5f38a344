import { and, desc, gt, lte, sql, type SQL } from 'drizzle-orm'
import { Gauge, type Registry } from 'prom-client'
import { before } from '../platform/clock.ts'
import type { Stored, Timed } from '../platform/deps.ts'
import { creditWindow, orgAllowance } from './tables.ts'

/** Beyond this, every gauge shows the same 1,000 tenants: a series for each tenant would be too many. */
const MAX_TENANTS = 1000

/** An org counts the last 24 hours. Older figures say nothing about now. */
const ALLOWANCE_LIFETIME = { hours: 24 }

type Level = { tenant: string; value: number }

/** The metrics of what tenants have left, and of what their orgs report. They are read at each scrape. */
export function creditGauges(registry: Registry, deps: Timed): void {
  const add = (name: string, help: string, read: (now: Date) => Promise<Level[]>) => {
    new Gauge({
      name: `tollbridge_${name}`,
      help,
      labelNames: ['tenant'],
      registers: [registry],
      async collect() {
        const levels = await read(deps.clock.now()).catch(() => NO_LEVELS)
        this.reset()
        for (const { tenant, value } of levels) this.set({ tenant }, value)
      },
    })
  }
  const { allowance, granted } = creditWindow
  const left = sql<number>`greatest(0, ${allowance} - ${granted})`
  const limit = sql<number>`${allowance}`
  add('credits_left', 'Credits that the open window of a tenant can still give out', (now) =>
    readWindows(left, now, deps),
  )
  add('credits_limit', 'Credits that the open window of a tenant allows', (now) => readWindows(limit, now, deps))
  add('org_api_used', 'Requests of the last 24 hours that an org counted, whoever sent them', (now) =>
    readOrgs('used', now, deps),
  )
  add('org_api_limit', 'Requests that an org allows within 24 hours', (now) => readOrgs('allowed', now, deps))
}

/** Without the database these gauges are empty, and all other metrics can still be read. */
const NO_LEVELS: Level[] = []

const readWindows = (value: SQL<number>, now: Date, { db }: Stored): Promise<Level[]> =>
  db
    .select({ tenant: creditWindow.tenantId, value })
    .from(creditWindow)
    .where(and(lte(creditWindow.windowStart, now), gt(creditWindow.windowEnd, now)))
    .orderBy(creditWindow.tenantId)
    .limit(MAX_TENANTS)

/** A tenant that moved to another org has a row for each. The newest one counts. */
const readOrgs = (value: 'used' | 'allowed', now: Date, { db }: Stored): Promise<Level[]> =>
  db
    .selectDistinctOn([orgAllowance.tenantId], { tenant: orgAllowance.tenantId, value: orgAllowance[value] })
    .from(orgAllowance)
    .where(gt(orgAllowance.observedAt, before(now, ALLOWANCE_LIFETIME)))
    .orderBy(orgAllowance.tenantId, desc(orgAllowance.observedAt))
    .limit(MAX_TENANTS)
