import pg from 'pg'
import { Registry } from 'prom-client'
import { RateLimiterPostgres } from 'rate-limiter-flexible'
import { createGate } from '../../../companion/src/credits/gate/gate.ts'
import { creditCounter } from '../../../companion/src/credits/gate/metrics.ts'
import { startUpkeep } from '../../../companion/src/credits/upkeep.ts'
import { systemClock } from '../../../companion/src/platform/clock.ts'
import type { OpenDatabase } from '../../../companion/src/platform/database/database.ts'
import type { TenantId } from '../../../companion/src/platform/ids.ts'
import { creditServicesOn, silentLog } from '../../kit/service/services.ts'

/** One way to spend a credit of a tenant while one is left. */
export type Contender = {
  name: 'gate' | 'conditional update' | 'rate-limiter-flexible'
  spend: (tenantId: TenantId) => Promise<unknown>
  close: () => Promise<void>
}

const CONNECTIONS = 20
const DAY_IN_SECONDS = 86_400

const tellFault = (_details: object, message: string): void => {
  process.stderr.write(`${message}\n`)
}

/** Our gate: takes a credit from a lease and settles it at once. */
export function ourGate({ db }: OpenDatabase): Contender {
  const gate = createGate({ db, clock: systemClock, counter: creditCounter(new Registry()) })
  const upkeep = startUpkeep(creditServicesOn(db, { gate, log: { ...silentLog, error: tellFault } }))
  return {
    name: 'gate',
    spend: async (tenantId) => {
      const reservation = await gate.reserve(tenantId, 'person')
      reservation.settle('spent')
    },
    close: () => upkeep.stop(),
  }
}

/** The usual exact way: one conditional update per call. */
export async function conditionalUpdate(url: string, limit: number): Promise<Contender> {
  const pool = new pg.Pool({ connectionString: url, max: CONNECTIONS })
  await pool.query('create table spent_by_update (tenant uuid primary key, used integer not null)')
  const update = {
    name: 'spend',
    text: `insert into spent_by_update as s values ($1, 1)
      on conflict (tenant) do update set used = s.used + 1 where s.used < $2 returning used`,
  }
  return {
    name: 'conditional update',
    spend: (tenantId) => pool.query({ ...update, values: [tenantId, limit] }),
    close: () => pool.end(),
  }
}

/** The limiter that most Node services would choose, on the same PostgreSQL. */
export async function rateLimiterFlexible(url: string, limit: number): Promise<Contender> {
  const pool = new pg.Pool({ connectionString: url, max: CONNECTIONS })
  const limiter = await new Promise<RateLimiterPostgres>((resolve, reject) => {
    const made = new RateLimiterPostgres(
      { storeClient: pool, tableName: 'spent_by_limiter', points: limit, duration: DAY_IN_SECONDS },
      (fault?: Error) => {
        if (fault) reject(fault)
        else resolve(made)
      },
    )
  })
  return {
    name: 'rate-limiter-flexible',
    spend: (tenantId) => limiter.consume(tenantId),
    close: () => pool.end(),
  }
}
