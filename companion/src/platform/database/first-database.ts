import { createHash } from 'node:crypto'
import { existsSync, openAsBlob, readdirSync, readFileSync } from 'node:fs'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { MIGRATIONS_FOLDER } from './migrations-folder.ts'

const FOLDER = join(import.meta.dirname, '../../../../build/embedded')

/** Where an empty embedded database is kept, of the installed version and with the tables of these migrations. */
export function fileOfEmptyDatabase(folder = FOLDER): string {
  const require = createRequire(import.meta.url)
  const hash = createHash('sha256').update(
    readFileSync(join(dirname(require.resolve('@electric-sql/pglite')), '../package.json')),
  )
  const migrations = readdirSync(MIGRATIONS_FOLDER).filter((name) => name.endsWith('.sql'))
  for (const name of migrations.toSorted()) hash.update(readFileSync(join(MIGRATIONS_FOLDER, name)))
  return join(folder, `${hash.digest('hex').slice(0, 16)}.tar`)
}

/** Keeps an empty database, once: to copy it takes a first start a fraction of the time that to make one does. */
export async function keepEmptyDatabase(file = fileOfEmptyDatabase()): Promise<void> {
  if (existsSync(file)) return
  const [{ PGlite }, { drizzle }, { migrate }] = await Promise.all([
    import('@electric-sql/pglite'),
    import('drizzle-orm/pglite'),
    import('./migrations.ts'),
  ])
  const client = await PGlite.create()
  await migrate(drizzle(client))
  const dump = await client.dumpDataDir('none')
  await client.close()
  await replaceFile(file, Buffer.from(await dump.arrayBuffer()))
}

async function replaceFile(file: string, content: Buffer): Promise<void> {
  await rm(dirname(file), { recursive: true, force: true })
  await mkdir(dirname(file), { recursive: true })
  await writeFile(`${file}.${process.pid}`, content)
  await rename(`${file}.${process.pid}`, file)
}

/** The empty database that is kept, if one is. */
export async function findEmptyDatabase(file = fileOfEmptyDatabase()): Promise<Blob | undefined> {
  return existsSync(file) ? openAsBlob(file) : undefined
}
