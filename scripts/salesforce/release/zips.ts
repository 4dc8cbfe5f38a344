import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { zipSync } from 'fflate'
import { projectRoot } from '../sources.ts'

const SF = join(projectRoot, 'node_modules/.bin/sf')

/** The earliest time that a zip can store. Makes the bytes independent of the machine's clock. */
const NO_TIME = new Date(1980, 0, 1)

/** The package directories in the order of installation. The client app is not among them: each org has its own keys. */
export const RELEASED = [
  { directory: 'force-app-companion', file: 'tollbridge-1-companion.zip' },
  { directory: 'force-app', file: 'tollbridge-2-app.zip' },
  { directory: 'force-app-integration', file: 'tollbridge-3-integration.zip' },
  { directory: 'force-app-translations', file: 'tollbridge-4-translations.zip' },
] as const

/** A package directory as one metadata zip. The same sources give the same bytes. */
export async function zipOf(directory: string): Promise<Uint8Array> {
  const folder = mkdtempSync(join(tmpdir(), 'tollbridge-release-'))
  try {
    const words = ['project', 'convert', 'source', '--root-dir', directory, '--output-dir', folder]
    await promisify(execFile)(SF, words, { cwd: projectRoot })
    const paths = globSync('**/*.*', { cwd: folder }).sort()
    const files = paths.map((path) => [path.replaceAll('\\', '/'), readFileSync(join(folder, path))] as const)
    return zipSync(Object.fromEntries(files), { level: 9, mtime: NO_TIME })
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** The lines that `sha256sum --check` reads. */
export const checksumsOf = (files: readonly (readonly [file: string, bytes: Uint8Array])[]): string =>
  files.map(([file, bytes]) => `${createHash('sha256').update(bytes).digest('hex')}  ${file}\n`).join('')
