import type { Clock } from './clock.ts'
import type { Database } from './database/database.ts'
import type { Jobs } from './jobs/jobs.ts'
import type { Log } from './log.ts'
import type { Mail } from './mail/mail.ts'
import type { Registry } from 'prom-client'
import type { Vault } from './vault/vault.ts'

/** The database alone: what a store function takes. Inside a transaction, pass `{ db: tx }`. */
export type Stored = { db: Database }

/** The database and the time: what most of the domain takes. */
export type Timed = Stored & { clock: Clock }

/**
 * What every part of the service stands on. Inside a transaction, pass `{ ...deps, db: tx }`: nothing else in these
 * shapes reaches the database by itself.
 */
export type Platform = Timed & {
  log: Log
  jobs: Jobs
  mail: Mail
  vault: Vault
  /** Where people reach the companion. */
  publicUrl: URL
  /** Metrics for Prometheus. */
  metrics: Registry
  sleep: (milliseconds: number) => Promise<void>
}
