/**
 * Writes the elements of each type of metadata that the simulated org knows: one line per type, child elements in
 * brackets, a star where they are left out. The table belongs to the simulator, which runs without the
 * compiler that reads Salesforce's declarations; `check-metadata.ts` compares the two.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Content, type MetadataTypes, readMetadataTypes } from './types.ts'
import type { Failures } from '../report.ts'
import { projectRoot } from '../sources.ts'

const TABLE = join(projectRoot, 'companion/simulator/metadata/check/elements.txt')
const DEEPEST = 4

/** Whether the table matches the declarations. To add a type, add a line with its name. */
export function faultsOfTable(types: MetadataTypes): Failures {
  const text = readFileSync(TABLE, 'utf8')
  return text === tableOf(text, types) ? [] : [`${TABLE} is not what node scripts/salesforce/metadata/table.ts writes`]
}

function tableOf(text: string, types: MetadataTypes): string {
  const names = [...text.matchAll(/^\w+/gm)].map(([name]) => name)
  return names.map((name) => `${name}${below(types(name), 0)}\n`).join('')
}

function below(content: Content | undefined, depth: number): string {
  if (!content || !('elements' in content)) return ''
  if (depth === DEEPEST) return '*'
  return `(${[...content.elements].map(([name, { content: of }]) => `${name}${below(of(), depth + 1)}`).join(' ')})`
}

if (import.meta.main) writeFileSync(TABLE, tableOf(readFileSync(TABLE, 'utf8'), readMetadataTypes()))
