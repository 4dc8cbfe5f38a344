import { createHash } from 'node:crypto'
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { looksAt } from './looks.ts'

const SOURCES = [
  'companion/web/**/*.{ts,html,css}',
  'companion/simulator/lightning/**/*.{ts,html,css}',
  'companion/labels/*/web.json',
  'force-app*/**/lwc/**/*.{js,html,css,svg}',
  'force-app*/**/*.labels-meta.xml',
  'force-app*/**/*.translation-meta.xml',
  'scripts/pages/*.ts',
  'package-lock.json',
]
const NOT_SOURCES = ['**/node_modules/**', '**/__tests__/**']

/** The source files of the pages, sorted, relative to the root. */
export const sourcesOf = (root: string): string[] => globSync(SOURCES, { cwd: root, exclude: NOT_SOURCES }).toSorted()

/** One hash over the installed looks, and the names and the contents of every source. */
export function stampOf(root: string): string {
  const hash = createHash('sha256').update(JSON.stringify(looksAt(root)))
  for (const file of sourcesOf(root))
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update('\0')
  return hash.digest('hex')
}

const stampFile = (output: string) => join(output, '.stamp')

/** The stamp of the last finished build, if there was one. */
export const readStamp = (output: string): string | undefined =>
  existsSync(stampFile(output)) ? readFileSync(stampFile(output), 'utf8') : undefined

export function writeStamp(output: string, stamp: string): void {
  mkdirSync(output, { recursive: true })
  writeFileSync(stampFile(output), stamp)
}
