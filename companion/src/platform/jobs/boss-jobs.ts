import { sql } from 'drizzle-orm'
import type { FastifyBaseLogger } from 'fastify'
import type { PgBoss } from 'pg-boss'
import { Value } from 'typebox/value'
import type { OpenDatabase } from '../database/database.ts'
import { newId } from '../ids.ts'
import type { JobHandler, Jobs, SendOptions } from './jobs.ts'

type Log = Pick<FastifyBaseLogger, 'error'>
type Work = { name: string; run: JobHandler<unknown> }
type Run = { name: string; id: string; run: () => Promise<void> }
type Timetable = { name: string; cron: string }

/** Jobs that do nothing until they are started, and finish what they are at when they are stopped. */
export type RunningJobs = Jobs & { start(): Promise<void>; stop(): Promise<void> }

const DAY_IN_SECONDS = 86_400
/** How long jobs may take to end while the service stops. One that does not is handed back. */
const STOP_AFTER_MS = 4_000

/** `short`: one waiting job a key. */
const POLICY = 'short'

/**
 * A job that fails is tried again for days, ever less often. A job whose process is gone sends no heartbeat, and another
 * process takes it over within a minute. One that hangs is ended after fifteen.
 */
const QUEUE = {
  notify: true,
  heartbeatSeconds: 20,
  expireInSeconds: 900,
  retryLimit: 1_000,
  retryDelay: 5,
  retryBackoff: true,
  retryDelayMax: 900,
  deleteAfterSeconds: DAY_IN_SECONDS,
} as const
/** How often a process looks for jobs without heartbeat or beyond their time. */
const SUPERVISING = { superviseIntervalSeconds: 15, monitorIntervalSeconds: 15 }
const FETCHING = {
  batchSize: 10,
  burstWhenBatchFull: true,
  perJobResults: true,
  pollingIntervalSeconds: 1,
  notifyPollingIntervalSeconds: 2,
} as const

/** Jobs of pg-boss, in the database that holds everything else. */
export async function createBossJobs(database: OpenDatabase, log: Log): Promise<RunningJobs> {
  const { PgBoss, fromDrizzle } = await import('pg-boss')
  const boss = new PgBoss({ ...database.queue, ...SUPERVISING, useListenNotify: true })
  const [names, works, timetables]: [Set<string>, Work[], Timetable[]] = [new Set(), [], []]
  boss.on('error', (err) => {
    log.error({ err }, 'job queue failed')
  })

  return {
    accept: (name) => {
      names.add(name)
    },
    send: async (name, data, { within, ...options } = {}) => {
      if (!names.has(name)) throw new Error(`jobs of the name ${name} are not accepted`)
      await boss.send(name, data, { ...queueOptions(options), ...(within && { db: fromDrizzle(within, sql) }) })
    },
    work: (name, schema, handler) => {
      names.add(name)
      works.push({ name, run: (data, signal) => handler(Value.Parse(schema, data), signal) })
      return Promise.resolve()
    },
    schedule: (name, cron) => {
      timetables.push({ name, cron })
      return Promise.resolve()
    },
    start: async () => {
      await boss.start()
      for (const name of names) await makeQueue(name, boss)
      for (const work of works) await startWork(work, { boss, log })
      for (const { name, cron } of timetables) await boss.schedule(name, cron, {}, { tz: 'UTC' })
    },
    stop: () => boss.stop({ timeout: STOP_AFTER_MS }),
  }
}

const queueOptions = ({ startAfterSeconds, singletonKey = newId(), retryLimit }: SendOptions) => ({
  singletonKey,
  ...(startAfterSeconds !== undefined && { startAfter: startAfterSeconds }),
  ...(retryLimit !== undefined && { retryLimit }),
})

/**
 * Makes a queue, and has pg-boss remember it by asking for a job that is not there: what it does not remember, a send
 * within a transaction would look up beside that transaction, and wait for ever where the database has one connection.
 */
async function makeQueue(name: string, boss: PgBoss): Promise<void> {
  await boss.createQueue(name, { ...QUEUE, policy: POLICY })
  // A queue that an earlier version made keeps its policy, and gets the other options of this one.
  await boss.updateQueue(name, QUEUE)
  await boss.findJobs(name, { id: newId() })
}

async function startWork({ name, run }: Work, { boss, log }: { boss: PgBoss; log: Log }): Promise<void> {
  await boss.work(name, FETCHING, (batch) =>
    Promise.all(batch.map(({ id, data, signal }) => settle({ name, id, run: () => run(data, signal) }, log))),
  )
}

/** The queue keeps only that a job failed. The log says why. */
async function settle({ name, id, run }: Run, log: Log) {
  try {
    await run()
    return { id, status: 'completed' as const }
  } catch (err) {
    log.error({ err, job: name, id }, 'job failed')
    return { id, status: 'failed' as const, output: { reason: 'see the log' } }
  }
}
