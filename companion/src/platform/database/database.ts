import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core'
import type { ConstructorOptions } from 'pg-boss'

/** What both drivers answer to a raw statement. */
interface RowsResult extends PgQueryResultHKT {
  type: Result<this['row']>
}

type Result<Row> = { rows: Row[] }

/** PGlite or PostgreSQL, or a transaction on either. Inside a transaction use only the transaction. */
export type Database = PgDatabase<RowsResult>

type Rows = { rows: Record<string, unknown>[] }

export type OpenDatabase = {
  db: Database
  kind: 'embedded' | 'postgres'
  /** Runs SQL text with `$1` parameters, or several statements without any. */
  execute(text: string, values?: unknown[]): Promise<Rows>
  /** How the job queue reaches the same database. */
  queue: Pick<ConstructorOptions, 'db' | 'backend' | 'connectionString' | 'max'>
  /** Does work on the same database whose statements may take as long as they need, such as migrations. */
  withoutTimeLimits<Result>(work: (db: Database) => Promise<Result>): Promise<Result>
  /** Fails when the database does not answer. */
  ping(): Promise<void>
  close(): Promise<void>
}
