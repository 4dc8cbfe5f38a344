import type { OpenDatabase } from '../../../companion/src/platform/database/database.ts'
import type { TenantId } from '../../../companion/src/platform/ids.ts'
import { migrate } from '../../../companion/src/platform/database/migrations.ts'
import { openPostgres } from '../../../companion/src/platform/database/postgres.ts'
import { addTenant } from '../../kit/credits/ledger.ts'
import { startPostgresCluster } from '../../kit/database/postgres-cluster.ts'
import type { BenchOptions, Report } from '../report.ts'
import { measure } from '../measure.ts'
import { conditionalUpdate, ourGate, rateLimiterFlexible, type Contender } from './contenders.ts'
import { overTheLimit } from './edge.ts'
import { engageDay, idleDay } from '../../kit/time/idle-day.ts'
import { tell, type Run } from './tell.ts'

const CALLERS = [1, 50, 500]
const COLD_TENANTS = 1_000
/** More than any run spends. The edge of the limit has a measurement of its own. */
const LIMIT = 2_000_000_000

/** Compares our gate with one conditional update per call and with rate-limiter-flexible, on one PostgreSQL, in one run. */
export async function benchCredits({ seconds, say }: BenchOptions): Promise<Report> {
  const cluster = await startPostgresCluster()
  const [one, other] = [await openPostgres(cluster.url), await openPostgres(cluster.url)]
  await migrate(one.db)
  const tenants = await addTenants(one)
  const runs: Run[] = []
  for (const make of [
    () => conditionalUpdate(cluster.url, LIMIT),
    () => rateLimiterFlexible(cluster.url, LIMIT),
    () => ourGate(one),
  ]) {
    const contender = await make()
    runs.push(...(await race(contender, tenants, { seconds, say })))
    await contender.close()
  }
  say('two gates at the edge of the limit')
  const overLimit = await overTheLimit([one, other])
  const overspent = await overspentTenants(one)
  say('an idle day of the companion, and one of Marketo Engage')
  const days = { idle: await idleDay(await newDatabase(cluster.url, one)), engage: await engageDay() }
  await Promise.all([one.close(), other.close()])
  await cluster.stop()
  return tell(runs, { overLimit: overLimit + overspent, ...days })
}

/** A new database without tenants, beside the cluster's own. */
async function newDatabase(url: string, cluster: OpenDatabase): Promise<OpenDatabase> {
  const name = 'idle_day'
  await cluster.execute(`create database ${name}`)
  const database = await openPostgres(new URL(`/${name}`, url).href)
  await migrate(database.db)
  return database
}

async function addTenants({ db }: OpenDatabase): Promise<TenantId[]> {
  const tenants: TenantId[] = []
  for (let made = 0; made < COLD_TENANTS; made += 1) tenants.push(await addTenant(db, { dailyLimit: LIMIT }))
  return tenants
}

type Racing = Pick<BenchOptions, 'seconds' | 'say'>

async function race(contender: Contender, tenants: TenantId[], { seconds, say }: Racing): Promise<Run[]> {
  const runs: Run[] = []
  // The first call of a tenant creates its row, in every contender.
  for (const tenantId of tenants) await contender.spend(tenantId)
  for (const among of [1, COLD_TENANTS]) {
    for (const callers of CALLERS) {
      say(`${contender.name}, ${callers} callers, ${among === 1 ? 'one hot tenant' : `${among} tenants`}`)
      const measured = await measure({ callers, seconds }, spendAmong(tenants.slice(0, among), contender))
      runs.push({ contender: contender.name, tenants: among, callers, measured })
    }
  }
  return runs
}

/** Each call goes to the next tenant. */
function spendAmong(tenants: TenantId[], { spend }: Contender): () => Promise<unknown> {
  let next = 0
  return () => {
    next = (next + 1) % tenants.length
    const tenantId = tenants[next]
    return tenantId ? spend(tenantId) : Promise.reject(new Error('no tenant'))
  }
}

/** Windows whose leases exceed the allowance. */
async function overspentTenants(database: OpenDatabase): Promise<number> {
  const { rows } = await database.execute(
    `select count(*)::int as count from (
       select 1 from credit_window w join credit_lease l using (tenant_id, window_start)
       group by w.tenant_id, w.window_start, w.allowance, w.granted
       having sum(l.granted) > w.allowance or sum(l.granted) <> w.granted) over`,
  )
  return Number(rows[0]?.count)
}
