import { existsSync, openAsBlob } from 'node:fs'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { Type } from 'typebox'
import { Value } from 'typebox/value'

const FOLDER = join(import.meta.dirname, '../../../build/embedded')
const Package = Type.Object({ version: Type.String() })

/** Where an empty embedded database of the installed version is kept. */
function fileOfEmptyDatabase(): string {
  const require = createRequire(import.meta.url)
  const manifest: unknown = require(join(dirname(require.resolve('@electric-sql/pglite')), '../package.json'))
  return join(FOLDER, `${Value.Parse(Package, manifest).version}.tar`)
}

/** Keeps an empty database, once: to copy it takes a first start less than half the time that to make one does. */
export async function keepEmptyDatabase(file = fileOfEmptyDatabase()): Promise<void> {
  if (existsSync(file)) return
  const { PGlite } = await import('@electric-sql/pglite')
  const client = await PGlite.create()
  const dump = await client.dumpDataDir('none')
  await client.close()
  await mkdir(dirname(file), { recursive: true })
  await writeFile(`${file}.${process.pid}`, Buffer.from(await dump.arrayBuffer()))
  await rename(`${file}.${process.pid}`, file)
}

/** The empty database that is kept, if one is. */
export async function findEmptyDatabase(file = fileOfEmptyDatabase()): Promise<Blob | undefined> {
  return existsSync(file) ? openAsBlob(file) : undefined
}
