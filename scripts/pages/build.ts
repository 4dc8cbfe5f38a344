import { rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pagesOf } from './pages.ts'
import { projectRoot } from './root.ts'
import { readStamp, stampOf, writeStamp } from './stamp.ts'

/** Replaces the last build by the finished one, so that no reader gets half a build. */
async function replaceFolder(output: string, fresh: string): Promise<void> {
  await rm(output, { recursive: true, force: true })
  await rename(fresh, output)
}

/** Builds the pages of the companion and of the Lightning host, unless their sources are unchanged since the last build. */
export async function buildPages(root = projectRoot): Promise<'built' | 'unchanged'> {
  const output = join(root, 'build/pages')
  const stamp = stampOf(root)
  if (readStamp(output) === stamp) return 'unchanged'
  const { bundlePages } = await import('./bundle.ts')
  const fresh = `${output}.${process.pid}`
  await bundlePages(pagesOf(root), { root, output: fresh })
  writeStamp(fresh, stamp)
  await replaceFolder(output, fresh)
  return 'built'
}

if (import.meta.main) await buildPages()
