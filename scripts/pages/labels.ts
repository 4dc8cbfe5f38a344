import { XMLParser } from 'fast-xml-parser'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'

/** Texts by label id. */
export type LabelTable = Record<string, string>
/** Label tables by language. */
export type LabelTables = Record<string, LabelTable>

export const LANGUAGES = ['en', 'fr', 'sv', 'ko', 'ja', 'zh-TW']
const SOURCE_LANGUAGE = 'en'
const BASE = 'base.'

const xml = new XMLParser({
  ignoreAttributes: true,
  parseTagValue: false,
  trimValues: false,
  isArray: (name) => name === 'labels' || name === 'customLabels',
})

/** Salesforce writes zh_TW and en_US where browsers use zh-TW and en. */
export const languageOf = (locale: string): string =>
  LANGUAGES.find((language) => language === locale.replace('_', '-')) ?? locale.split('_')[0] ?? locale

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
const childOf = (node: unknown, name: string): unknown => (isRecord(node) ? node[name] : undefined)
const listOf = (node: unknown): unknown[] => (Array.isArray(node) ? node : [])

const tableOf = (labels: unknown, names: { id: string; text: string }): LabelTable =>
  Object.fromEntries(
    listOf(labels).map((entry) => [`c.${String(childOf(entry, names.id))}`, String(childOf(entry, names.text))]),
  )

/** The custom labels of a `*.labels-meta.xml`. */
export const customLabels = (text: string): LabelTable =>
  tableOf(childOf(childOf(xml.parse(text), 'CustomLabels'), 'labels'), { id: 'fullName', text: 'value' })

/** The translated custom labels of a `*.translation-meta.xml`. */
export const translatedLabels = (text: string): LabelTable =>
  tableOf(childOf(childOf(xml.parse(text), 'Translations'), 'customLabels'), { id: 'name', text: 'label' })

function packageLabels(root: string, language: string): LabelTable {
  const isSource = language === SOURCE_LANGUAGE
  const files = globSync(`force-app*/**/${isSource ? '*.labels-meta.xml' : '*.translation-meta.xml'}`, { cwd: root })
  const ofLanguage = files.filter((file) => isSource || languageOf(basename(file).split('.')[0] ?? '') === language)
  const texts = ofLanguage.map((file) => readFileSync(join(root, file), 'utf8'))
  return mergeTables(texts.map(isSource ? customLabels : translatedLabels))
}

const mergeTables = (tables: LabelTable[]): LabelTable => Object.fromEntries(tables.flatMap(Object.entries<string>))

function baseLabels(root: string, language: string): LabelTable {
  const file = join(root, 'companion/labels', language, 'web.json')
  const texts: unknown = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
  const ofBase = Object.entries(isRecord(texts) ? texts : {}).filter(([id]) => id.startsWith(BASE))
  return Object.fromEntries(ofBase.map(([id, text]) => [id.slice(BASE.length), String(text)]))
}

/** The labels of the package (`c.X`) and those of the base components that we translate, for every language. */
export const readLabelTables = (root: string): LabelTables =>
  Object.fromEntries(
    LANGUAGES.map((language) => [language, { ...baseLabels(root, language), ...packageLabels(root, language) }]),
  )
