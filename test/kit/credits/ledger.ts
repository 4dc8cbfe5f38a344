import type { SQL } from 'drizzle-orm'
import { Registry } from 'prom-client'
import { tenant } from '../../../companion/src/accounts/tables.ts'
import { createGate, type Gate } from '../../../companion/src/credits/gate/gate.ts'
import { creditCounter } from '../../../companion/src/credits/gate/metrics.ts'
import { openWindow, readWindow } from '../../../companion/src/credits/gate/store.ts'
import { creditSettings } from '../../../companion/src/credits/tables.ts'
import type { Clock } from '../../../companion/src/platform/clock.ts'
import type { Database, OpenDatabase } from '../../../companion/src/platform/database/database.ts'
import { newId, type TenantId } from '../../../companion/src/platform/ids.ts'

export const LIMIT = 100_000

export type GateOptions = { clock: Clock; registry?: Registry }

/** The gate of one process. */
export const gateOn = (db: Database, { clock, registry = new Registry() }: GateOptions): Gate =>
  createGate({ db, clock, counter: creditCounter(registry) })

type Around = (statement: string, execute: () => Promise<unknown>) => Promise<unknown>

/** A database that passes each raw statement, as JSON, to a function of the test. */
export const aroundExecute = (db: Database, around: Around): Database =>
  new Proxy(db, {
    get(target, name, receiver) {
      const value: unknown = Reflect.get(target, name, receiver)
      if (typeof value !== 'function') return value
      if (name !== 'execute') return value.bind(target) as unknown
      return (query: SQL) => around(JSON.stringify(query), () => target.execute(query))
    },
  })

type Settings = Partial<Omit<typeof creditSettings.$inferInsert, 'tenantId'>>

/** A tenant, with the default settings unless others are given. */
export async function addTenant(db: Database, settings?: Settings): Promise<TenantId> {
  const tenantId = newId<TenantId>()
  await db.insert(tenant).values({ tenantId, businessName: 'Acme', createdAt: new Date('2026-01-01T00:00:00Z') })
  if (settings) await db.insert(creditSettings).values({ tenantId, ...settings })
  return tenantId
}

/** Leaves only a few credits in the window of a given time. A process that has ended spent the others. */
export async function leave(
  left: number,
  tenantId: TenantId,
  { database, clock }: { database: OpenDatabase; clock: Clock },
) {
  await openWindow(tenantId, clock.now(), database)
  const { allowance, start } = await readWindow(tenantId, clock.now(), database)
  const granted = allowance - left
  await database.execute('update credit_window set granted = $1 where tenant_id = $2 and window_start = $3', [
    granted,
    tenantId,
    start.toISOString(),
  ])
  await database.execute(
    `insert into credit_lease (tenant_id, window_start, holder, consumer, granted, spent, renewed_at)
     values ($1, $2, $3, 'person', $4, $4, $5)`,
    [tenantId, start.toISOString(), newId(), granted, clock.now().toISOString()],
  )
}

/** A tenant's newest window in the database: the credits granted, and the sum of its leases. */
export async function givenOut(tenantId: TenantId, database: OpenDatabase) {
  const { rows } = await database.execute(
    `select w.granted, w.allowance, coalesce(sum(l.granted), 0)::int as leased, coalesce(sum(l.spent), 0)::int as spent
     from credit_window w left join credit_lease l using (tenant_id, window_start)
     where w.tenant_id = $1 group by w.window_start, w.granted, w.allowance order by w.window_start desc limit 1`,
    [tenantId],
  )
  return rows[0]
}

/** The ledger of a tenant, summed over time. */
export async function ledgerOf(tenantId: TenantId, database: OpenDatabase) {
  const { rows } = await database.execute(
    `select consumer, bucket, outcome, sum(credits)::int as credits from credit_count
     where tenant_id = $1 group by 1, 2, 3 order by 1, 2, 3`,
    [tenantId],
  )
  return rows
}
