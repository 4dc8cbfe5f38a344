import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import type { Database } from './database.ts'
import { MIGRATIONS_FOLDER } from './migrations-folder.ts'
import { StartupFault } from '../startup-fault.ts'

const Journal = Type.Object({ entries: Type.Array(Type.Object({ tag: Type.String() })) })
const STATEMENT_BREAK = '--> statement-breakpoint'
/** Processes that start together migrate one after the other. */
const ADVISORY_LOCK = 8_655_274_326

/** Brings the database to the newest form; nothing happens if it is there already. */
export async function migrate(db: Database, folder = MIGRATIONS_FOLDER): Promise<void> {
  const tags = tagsIn(folder)
  await changeSchema(db, async (tx, applied) => {
    const unknown = applied.find((tag) => !tags.includes(tag))
    if (unknown !== undefined) throw newerDatabase(unknown)
    for (const tag of tags.filter((candidate) => !applied.includes(candidate))) {
      await run(tx, join(folder, `${tag}.sql`))
      await tx.execute(sql`insert into migration (tag) values (${tag})`)
    }
  })
}

/** Undoes the last migration; returns its name, or nothing where none was left. */
export async function rollBack(db: Database, folder = MIGRATIONS_FOLDER): Promise<string | undefined> {
  return changeSchema(db, async (tx, applied) => {
    const last = applied.at(-1)
    if (last === undefined) return undefined
    await run(tx, join(folder, 'down', `${last}.sql`))
    await tx.execute(sql`delete from migration where tag = ${last}`)
    return last
  })
}

const newerDatabase = (tag: string) =>
  new StartupFault(
    `the database was changed by a newer Tollbridge (${tag})`,
    'Start that version, or roll back with it first',
  )

async function changeSchema<Result>(
  db: Database,
  change: (tx: Database, applied: string[]) => Promise<Result>,
): Promise<Result> {
  return db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${ADVISORY_LOCK}::bigint)`)
    await tx.execute(
      sql`create table if not exists migration (tag text primary key, applied_at timestamptz not null default now())`,
    )
    const { rows } = await tx.execute<{ tag: string }>(sql`select tag from migration order by tag`)
    return change(
      tx,
      rows.map(({ tag }) => tag),
    )
  })
}

async function run(tx: Database, file: string): Promise<void> {
  for (const statement of readFileSync(file, 'utf8').split(STATEMENT_BREAK)) await tx.execute(sql.raw(statement))
}

const tagsIn = (folder: string): string[] =>
  Value.Parse(Journal, JSON.parse(readFileSync(join(folder, 'meta/_journal.json'), 'utf8'))).entries.map(
    ({ tag }) => tag,
  )
