import { randomBytes } from 'node:crypto'
import { openAsBlob } from 'node:fs'
import { describe, inject } from 'vitest'
import type { OpenDatabase } from '../../../companion/src/platform/database/database.ts'
import { openPglite } from '../../../companion/src/platform/database/embedded.ts'
import { migrate } from '../../../companion/src/platform/database/migrations.ts'
import { openPostgres } from '../../../companion/src/platform/database/postgres.ts'

export type DatabaseKind = OpenDatabase['kind']

/** A new migrated database: PGlite in memory, or one of its own in the PostgreSQL cluster of this test run. */
export async function openTestDatabase(kind: DatabaseKind = 'embedded'): Promise<OpenDatabase> {
  if (kind === 'embedded') return openPglite({ loadDataDir: await openAsBlob(inject('embeddedTemplate')) })
  const database = await openEmptyDatabase(kind)
  await migrate(database.db)
  return database
}

/** A new database without any table. */
export const openEmptyDatabase = async (kind: DatabaseKind = 'embedded'): Promise<OpenDatabase> =>
  kind === 'embedded' ? openPglite() : openPostgres(await createPostgresDatabase())

/** The address of a new, empty database in the PostgreSQL cluster of this test run. */
export async function createPostgresDatabase(): Promise<string> {
  const cluster = inject('postgresUrl')
  const name = `test_${randomBytes(6).toString('hex')}`
  const maintenance = await openPostgres(cluster)
  await maintenance.execute(`create database ${name}`)
  await maintenance.close()
  return new URL(`/${name}`, cluster).href
}

/** Runs the same tests on both databases. */
export const describeOnBoth = (name: string, tests: (kind: DatabaseKind) => void): void => {
  describe.each<DatabaseKind>(['embedded', 'postgres'])(`${name} (%s)`, tests)
}
