import { createHash } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { OutputChunk } from 'rollup'
import { indexHtml } from './html.ts'
import { looksOf } from './looks.ts'
import type { Page } from './pages.ts'

const ICON = 'companion/web/icon.svg'
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }

const brotlied = promisify(brotliCompress)
const gzipped = promisify(gzip)

type Linked = Pick<OutputChunk, 'fileName' | 'imports' | 'dynamicImports'>

/** The chunks of an entry, by static and by dynamic import. */
export function reachedChunks<C extends Linked>(entry: C, chunks: C[]): { now: C[]; later: C[] } {
  const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]))
  const reach = (start: C, next: (chunk: C) => string[]) => {
    const seen = new Set([start])
    for (const chunk of seen) for (const name of next(chunk)) seen.add(byName.get(name) ?? start)
    return [...seen]
  }
  const now = reach(entry, ({ imports }) => imports)
  const all = reach(entry, ({ imports, dynamicImports }) => [...imports, ...dynamicImports])
  return { now, later: all.filter((chunk) => !now.includes(chunk)) }
}

const hashOf = (content: Buffer) => createHash('sha256').update(content).digest('hex').slice(0, 8)

async function writeCompressed(file: string, content: string | Buffer): Promise<void> {
  const [br, gz] = await Promise.all([brotlied(content, BROTLI), gzipped(content)])
  await Promise.all([writeFile(file, content), writeFile(`${file}.br`, br), writeFile(`${file}.gz`, gz)])
}

async function copyHashed(source: string, name: string, folder: string): Promise<string> {
  const content = await readFile(source)
  const hashed = `${name}-${hashOf(content)}${extname(source)}`
  await writeCompressed(join(folder, hashed), content)
  return hashed
}

const copySheets = (page: Page, { root, assets }: { root: string; assets: string }) =>
  Promise.all(
    looksOf(page, root).map(async ({ name, sheet }) => ({
      look: name,
      file: await copyHashed(join(root, sheet), name, assets),
    })),
  )

/** Writes a page set: its chunks, the style sheets of its looks, its icon, and its index.html. */
export async function writePage(page: Page, chunks: OutputChunk[], { root, folder }: { root: string; folder: string }) {
  const entry = chunks.find((chunk) => chunk.isEntry && chunk.name === page.name)
  if (!entry) throw new Error(`The bundle has no entry "${page.name}"`)
  const assets = join(folder, page.assets)
  await mkdir(assets, { recursive: true })
  const { now, later } = reachedChunks(entry, chunks)
  const [sheets, icon] = await Promise.all([
    copySheets(page, { root, assets }),
    copyHashed(join(root, ICON), 'icon', assets),
    ...[...now, ...later].map(({ fileName, code }) => writeCompressed(join(assets, fileName), code)),
  ])
  const preloads = now.slice(1).map(({ fileName }) => fileName)
  const files = { entry: entry.fileName, preloads, sheets, icon }
  await writeFile(join(folder, 'index.html'), indexHtml(page, files))
}
