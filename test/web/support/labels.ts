import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { projectRoot } from '../../../scripts/pages/root.ts'
import type { LabelTable } from '../../../scripts/pages/labels.ts'

const folder = join(projectRoot, 'companion/labels')

const readTable = (file: string): LabelTable => {
  const texts: unknown = JSON.parse(readFileSync(file, 'utf8'))
  return Object.fromEntries(Object.entries(Object(texts)).map(([id, text]) => [id, String(text)]))
}

/** The areas that have labels in any language. */
export const areas = [...new Set(globSync('*/*.json', { cwd: folder }).map((file) => basename(file, '.json')))].sort()

/** The labels of an area in a language. */
export const labelsOf = (language: string, area: string): LabelTable =>
  readTable(join(folder, language, `${area}.json`))

/** The labels of every area in a language, as the companion serves them. */
export const allLabels = (language: string): LabelTable =>
  Object.assign({}, ...globSync(`${language}/*.json`, { cwd: folder }).map((file) => readTable(join(folder, file))))
