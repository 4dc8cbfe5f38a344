import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { IntlMessageFormat } from 'intl-messageformat'
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { DEFAULT_LANGUAGE, type Language } from './languages.ts'

export { pickLanguage } from './pick-language.ts'
export type { Language } from './languages.ts'

export type LabelParams = Record<string, string | number | Date>
export type LabelTable = Readonly<Record<string, string>>

const FOLDER = join(import.meta.dirname, '../../../labels')
const LabelFile = Type.Record(Type.String(), Type.String())

const tables = new Map<Language, LabelTable>()
const formats = new Map<string, IntlMessageFormat>()

/** All labels of a language, of every area. */
export function labelsOf(language: Language): LabelTable {
  const table = tables.get(language) ?? readLabels(language)
  tables.set(language, table)
  return table
}

/** The label of an id in a language, else in English, else the id itself. */
export function translate(language: Language, id: string, params: LabelParams = {}): string {
  const known = [language, DEFAULT_LANGUAGE].find((candidate) => labelsOf(candidate)[id] !== undefined)
  return known ? withPlainZone(String(formatOf(known, id).format(params))) : id
}

/** Chinese puts the name of a zone in brackets. */
const withPlainZone = (text: string) => text.replace(/\[((?:GMT|UTC)[^\]]*)\]/g, '$1')

function formatOf(language: Language, id: string): IntlMessageFormat {
  const key = `${language} ${id}`
  const format = formats.get(key) ?? new IntlMessageFormat(labelsOf(language)[id] ?? id, language, undefined, OPTIONS)
  formats.set(key, format)
  return format
}

/** Apostrophes and angle brackets in labels are text, never markup. */
const OPTIONS = { ignoreTag: true }

function readLabels(language: Language): LabelTable {
  const folder = join(FOLDER, language)
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'))
  return Object.fromEntries(files.toSorted().flatMap((file) => Object.entries(readLabelFile(join(folder, file)))))
}

function readLabelFile(path: string): LabelTable {
  return Value.Parse(LabelFile, JSON.parse(readFileSync(path, 'utf8')))
}
