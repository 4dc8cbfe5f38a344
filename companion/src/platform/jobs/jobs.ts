import type { Static, TSchema } from 'typebox'
import type { Database } from '../database/database.ts'

export type SendOptions = {
  startAfterSeconds?: number
  /** At most one waiting job with this key. */
  singletonKey?: string
  retryLimit?: number
  /** The transaction in which the job is written, so that it exists if and only if that commits. */
  within?: Database
}

/** Does a job. The signal is aborted when the job was taken away: it hung too long, or another process has it. */
export type JobHandler<Data> = (data: Data, signal: AbortSignal) => Promise<void>

/** Work that is written down first and done later, at least once. */
export type Jobs = {
  /** Accepts jobs of a name that this process does not work on. They wait. */
  accept(name: string): void
  send(name: string, data: object, options?: SendOptions): Promise<void>
  /** Does the jobs of a name; the data is checked against the schema before each. */
  work<Schema extends TSchema>(name: string, schema: Schema, handler: JobHandler<Static<Schema>>): Promise<void>
  /** Sends a job of the name at each time of the cron expression (UTC). */
  schedule(name: string, cron: string): Promise<void>
}
