import { sql } from 'drizzle-orm'
import { Value } from 'typebox/value'
import type { TSchema } from 'typebox'
import type { PGlite } from '@electric-sql/pglite'
import type { Database } from '../../../companion/src/platform/database/database.ts'
import type { Jobs } from '../../../companion/src/platform/jobs/jobs.ts'
import type { Clock } from '../../../companion/src/platform/clock.ts'

export const JOBS_TABLE = `create schema simulation;
  create table simulation.job (id bigint generated always as identity primary key, name text not null, data jsonb not null,
    due timestamptz not null, key text unique, tries integer not null default 0, holder text)`

const RETRY_SECONDS = 5
const MAX_RETRY_SECONDS = 900

export type Timetable = { name: string; cron: string }
type Handler = (data: never, signal: AbortSignal) => Promise<void>

/** The queue as one process sees it. Jobs lie in the database, as with pg-boss, and are done at least once. */
export type ProcessJobs = Jobs & { timetables: Timetable[]; run(job: JobRow): Promise<void>; names(): string[] }

export type JobRow = { id: number; name: string; data: object; tries: number }

/** A queue whose jobs are sent through the process's own database, so that they go with its transactions. */
export function jobsOf(db: Database, clock: Clock): ProcessJobs {
  const workers = new Map<string, { schema: TSchema; handler: Handler }>()
  const timetables: Timetable[] = []
  return {
    timetables,
    accept: () => undefined,
    names: () => [...workers.keys()],
    send: async (name, data, { startAfterSeconds = 0, singletonKey = null, within } = {}) => {
      const due = new Date(clock.now().getTime() + startAfterSeconds * 1000).toISOString()
      const key = singletonKey && `${name} ${singletonKey}`
      await (within ?? db).execute(
        sql`insert into simulation.job (name, data, due, key) values (${name}, ${JSON.stringify(data)}::jsonb, ${due}, ${key}) on conflict do nothing`,
      )
    },
    work: (name, schema, handler) => {
      workers.set(name, { schema, handler })
      return Promise.resolve()
    },
    schedule: (name, cron) => {
      timetables.push({ name, cron })
      return Promise.resolve()
    },
    run: async ({ name, data }) => {
      const worker = workers.get(name)
      if (!worker) throw new Error(`no process works on ${name}`)
      await worker.handler(Value.Parse(worker.schema, data) as never, new AbortController().signal)
    },
  }
}

/** Takes the oldest due job for a process. The key is free at once, as with pg-boss. */
export async function takeJob(client: PGlite, process: string, now: Date): Promise<JobRow | undefined> {
  const { rows } = await client.query<JobRow>(
    `update simulation.job set holder = $1, key = null, tries = tries + 1 where id =
      (select id from simulation.job where holder is null and due <= $2 order by id limit 1) returning id, name, data, tries`,
    [process, now.toISOString()],
  )
  return rows[0]
}

/** A done job goes. A failed one is due again later. */
export async function endJob(client: PGlite, { id, tries }: JobRow, { isDone, now }: { isDone: boolean; now: Date }) {
  const pause = Math.min(MAX_RETRY_SECONDS, RETRY_SECONDS * 2 ** (tries - 1)) * 1000
  await (isDone
    ? client.query('delete from simulation.job where id = $1', [id])
    : client.query('update simulation.job set holder = null, due = $2 where id = $1', [
        id,
        new Date(now.getTime() + pause).toISOString(),
      ]))
}

/** Gives the jobs of a process that was killed to the others. */
export const freeJobs = (client: PGlite, process: string) =>
  client.query('update simulation.job set holder = null where holder = $1', [process])
