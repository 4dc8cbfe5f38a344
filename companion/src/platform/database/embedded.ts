import { join } from 'node:path'
import type { PGlite, PGliteOptions } from '@electric-sql/pglite'
import type { OpenDatabase } from './database.ts'
import {
  DATABASE_FOLDER,
  explainFolderFault,
  holdsDatabase,
  prepareDataFolder,
  requireRoom,
  type FreeSpace,
} from './data-folder.ts'
import { findEmptyDatabase } from './first-database.ts'
import { lockFolder } from './folder-lock.ts'
import { StartupFault } from '../startup-fault.ts'

/** Opens PostgreSQL in WebAssembly on a folder that no other process uses. */
export async function openEmbedded(dataDir: string, free?: FreeSpace): Promise<OpenDatabase> {
  prepareDataFolder(dataDir, free)
  const lock = lockFolder(dataDir)
  try {
    const loadDataDir = holdsDatabase(dataDir) ? undefined : await findEmptyDatabase()
    const database = await openPglite({ dataDir: join(dataDir, DATABASE_FOLDER), loadDataDir })
    const close = async () => {
      await database.close()
      lock.release()
    }
    const ping = async () => {
      await database.ping()
      requireRoom(dataDir, free)
    }
    return { ...database, ping, close }
  } catch (fault) {
    lock.release()
    throw explainOpening(explainFolderFault(fault, dataDir), dataDir)
  }
}

const explainOpening = (fault: unknown, dataDir: string) =>
  fault instanceof StartupFault
    ? fault
    : new StartupFault(
        `the database in ${dataDir} does not open`,
        'Restore the folder from a backup, or choose an empty one with DATA_DIR',
        { cause: fault },
      )

/** Opens PostgreSQL in WebAssembly on a folder, or in memory. */
export async function openPglite(options: PGliteOptions = {}): Promise<OpenDatabase> {
  const [{ PGlite }, { drizzle }, { fromPglite }] = await Promise.all([
    import('@electric-sql/pglite'),
    import('drizzle-orm/pglite'),
    import('pg-boss'),
  ])
  const client = await PGlite.create(options)
  const db = drizzle(client)
  return {
    db,
    kind: 'embedded',
    queue: { backend: 'pglite', db: fromPglite(client) },
    execute: (text, values) => execute(client, text, values),
    withoutTimeLimits: (work) => work(db),
    ping: async () => {
      await client.query('select 1')
    },
    close: () => client.close(),
  }
}

async function execute(client: PGlite, text: string, values: unknown[] = []) {
  if (values.length > 0) return client.query<Record<string, unknown>>(text, values)
  const results = await client.exec(text)
  return { rows: results.flatMap(({ rows }) => rows) }
}
