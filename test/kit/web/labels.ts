import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { projectRoot } from '../../../scripts/pages/root.ts'
import type { LabelTable } from '../../../scripts/pages/labels.ts'

const folder = join(projectRoot, 'companion/labels')

const readTable = (file: string): LabelTable => {
  const texts: unknown = JSON.parse(readFileSync(file, 'utf8'))
  const entries: [string, unknown][] = typeof texts === 'object' && texts !== null ? Object.entries(texts) : []
  return Object.fromEntries(entries.map(([id, text]) => [id, String(text)]))
}

/** The areas that have labels in any language. */
export const areas = [...new Set(globSync('*/*.json', { cwd: folder }).map((file) => basename(file, '.json')))].sort()

/** The labels of an area in a language. */
export const labelsOf = (language: string, area: string): LabelTable =>
  readTable(join(folder, language, `${area}.json`))

/** The labels of every area in a language, as the companion serves them. */
export const allLabels = (language: string): LabelTable =>
  Object.fromEntries(areas.flatMap((area) => Object.entries(labelsOf(language, area))))
