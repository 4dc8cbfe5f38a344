import { sql } from 'drizzle-orm'
import type { Stored } from '../deps.ts'
import type { Database } from './database.ts'

/**
 * Does work that replaces rows by deleting and inserting them, alone for its key until it commits. Without the lock, two
 * that overlap would both delete, and the second would then insert what the first has already inserted.
 */
export const replacing = <Result>(
  key: readonly string[],
  work: (tx: Database) => Promise<Result>,
  { db }: Stored,
): Promise<Result> =>
  db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${key.join(' ')}, 0))`)
    return work(tx)
  })
